import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../gql/graphql';

const tone: Record<PlanState, string> = {
  DRAFT: '',
  SUBMITTED: 'soon',
  RETURNED: 'now',
  APPROVED: 'accent',
  ACTIVE: 'done',
  SUPERSEDED: '',
  COMPLETED: '',
  TERMINATED: '',
};

/** Where a version of a plan stands, in words. */
export function PlanStateTag({ state }: { readonly state: PlanState }) {
  const { t } = useTranslation();
  return <span className={`tag ${tone[state]}`}>{t(`planState.${state}`)}</span>;
}
