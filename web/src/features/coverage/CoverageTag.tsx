import { useTranslation } from 'react-i18next';
import type { CoverageState } from '../../gql/graphql';
import { Icon, type IconName } from '../../ui/Icon';

const looks: Record<CoverageState, readonly [tone: string, icon: IconName]> = {
  GAP: ['late', 'late'],
  OVERDUE: ['now', 'warning'],
  WAITING: ['soon', 'clock'],
  EXEMPT: ['', 'lock'],
  IN_DATE: ['done', 'tick'],
};

/** A state of the ledger in words with an icon; the colour only repeats them. */
export function CoverageTag({ state }: { readonly state: CoverageState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon} />
      {t(`coverageState.${state}`)}
    </span>
  );
}
