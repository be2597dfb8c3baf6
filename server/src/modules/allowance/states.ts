import type { Moves } from '../../platform/moves.js';
import { ReviewKind, ReviewOutcome, ReviewState } from './review.js';

/** From where each review may go. Decided is reached by a decision alone, cancelled with the end of the status alone. */
export const reviewMoves: Moves<ReviewState> = {
  OPEN: [ReviewState.PROPOSED, ReviewState.CANCELLED],
  PROPOSED: [ReviewState.OPEN, ReviewState.DECIDED, ReviewState.CANCELLED],
  DECIDED: [],
  CANCELLED: [],
};

/** Which outcomes belong to which kind of review. */
export const OUTCOMES: Readonly<Record<ReviewKind, readonly ReviewOutcome[]>> = {
  PERIODIC: [ReviewOutcome.CONTINUE, ReviewOutcome.CHANGE, ReviewOutcome.WITHDRAW, ReviewOutcome.END],
  FINAL: [ReviewOutcome.REINSTATE, ReviewOutcome.EXIT],
};
