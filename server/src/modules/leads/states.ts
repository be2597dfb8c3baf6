import type { Moves } from '../../platform/moves.js';
import { LeadState } from './lead.js';

/** From where each lead may go. */
export const leadMoves: Moves<LeadState> = {
  WAITING: [LeadState.DECIDED, LeadState.MERGED],
  DECIDED: [LeadState.WAITING],
  MERGED: [LeadState.WAITING],
};
