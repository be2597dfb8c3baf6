import { useTranslation } from 'react-i18next';
import type { ComparisonRunState } from '../../gql/graphql';
import { Icon } from '../../ui/Icon';

const looks = { RUNNING: ['soon', 'clock'], DONE: ['done', 'tick'], FAILED: ['late', 'late'] } as const;

/** Where a run stands, in words with an icon. */
export function RunStateTag({ state }: { readonly state: ComparisonRunState }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[state];
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon} />
      {t(`comparison.runState.${state}`)}
    </span>
  );
}
