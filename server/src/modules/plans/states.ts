import type { Moves } from '../../platform/moves.js';
import { PlanState } from './plan.js';

/** From where each plan may go. */
export const planMoves: Moves<PlanState> = {
  DRAFT: [PlanState.SUBMITTED],
  SUBMITTED: [PlanState.APPROVED, PlanState.RETURNED],
  RETURNED: [PlanState.SUBMITTED],
  APPROVED: [PlanState.ACTIVE, PlanState.RETURNED],
  ACTIVE: [PlanState.SUPERSEDED, PlanState.COMPLETED, PlanState.TERMINATED],
  SUPERSEDED: [],
  COMPLETED: [],
  TERMINATED: [],
};

/** States of a version that is not in force yet; a household has one such version at most. */
export const BEING_PREPARED: readonly PlanState[] = [PlanState.DRAFT, PlanState.SUBMITTED, PlanState.RETURNED, PlanState.APPROVED];
