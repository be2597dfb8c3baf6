import type { Moves } from '../../platform/moves.js';
import { ObligationState, ReliefState } from './relief.js';

/** From where relief may go. COMPLETE follows from its obligation alone. */
export const reliefMoves: Moves<ReliefState> = {
  REQUESTED: [ReliefState.DISPATCHED, ReliefState.RELIEVED, ReliefState.CANCELLED],
  DISPATCHED: [ReliefState.RELIEVED, ReliefState.CANCELLED],
  RELIEVED: [],
  COMPLETE: [],
  CANCELLED: [],
};

/** From where what is owed may go. */
export const obligationMoves: Moves<ObligationState> = {
  OWED: [ObligationState.ESCALATED, ObligationState.MET],
  ESCALATED: [ObligationState.MET],
  MET: [],
};
