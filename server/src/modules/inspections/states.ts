import type { Moves } from '../../platform/moves.js';
import { InspectionFindingState, InspectionState } from './inspection.js';

/** From where each plan may go. */
export const planMoves: Moves<InspectionState> = {
  PLANNED: [InspectionState.STARTED, InspectionState.CANCELLED],
  STARTED: [InspectionState.CLOSED],
  CLOSED: [],
  CANCELLED: [],
};

/** From where each finding may go; back to OPEN when what was done is not enough. */
export const findingMoves: Moves<InspectionFindingState> = {
  OPEN: [InspectionFindingState.RECTIFIED],
  RECTIFIED: [InspectionFindingState.VERIFIED, InspectionFindingState.OPEN],
  VERIFIED: [],
};
