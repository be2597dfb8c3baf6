import type { ObligationState, ReliefState } from '../../gql/graphql';

/** How loud a state of relief is. */
export const reliefTone: Record<ReliefState, string> = {
  REQUESTED: 'late',
  DISPATCHED: 'now',
  RELIEVED: 'soon',
  COMPLETE: 'done',
  CANCELLED: '',
};
/** How loud a state of paperwork is. */
export const obligationTone: Record<ObligationState, string> = { OWED: 'now', ESCALATED: 'late', MET: 'done' };
