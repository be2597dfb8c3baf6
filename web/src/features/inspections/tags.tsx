import { useTranslation } from 'react-i18next';
import type { InspectionFindingState, InspectionState } from '../../gql/graphql';
import { Icon } from '../../ui/Icon';

const findings = { OPEN: ['late', 'warning'], RECTIFIED: ['soon', 'clock'], VERIFIED: ['done', 'tick'] } as const;
const plans = { PLANNED: ['', 'lock'], STARTED: ['soon', 'clock'], CLOSED: ['done', 'tick'], CANCELLED: ['', 'cross'] } as const;

/** Where a finding stands, in words with an icon. */
export function FindingStateTag({ state }: { readonly state: InspectionFindingState }) {
  const { t } = useTranslation();
  const [tone, icon] = findings[state];
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon} />
      {t(`inspection.findingState.${state}`)}
    </span>
  );
}

/** Where a plan stands, in words with an icon. */
export function PlanStateTag({ state }: { readonly state: InspectionState }) {
  const { t } = useTranslation();
  const [tone, icon] = plans[state];
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon} />
      {t(`inspection.planState.${state}`)}
    </span>
  );
}
