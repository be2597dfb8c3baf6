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
