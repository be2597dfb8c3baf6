import type { Moves } from '../../platform/moves.js';
import { AssignmentState } from './assignment.js';
import { OfferState } from './offer.js';

/** From where each offer may go. States without an entry are final. */
export const offerMoves: Moves<OfferState> = {
  PROPOSED: [OfferState.SENT, OfferState.WITHDRAWN],
  SENT: [OfferState.ACCEPTED, OfferState.DECLINED, OfferState.EXPIRED, OfferState.WITHDRAWN],
  ACCEPTED: [],
  DECLINED: [],
  EXPIRED: [],
  WITHDRAWN: [],
};

/** From where each assignment may go. */
export const assignmentMoves: Moves<AssignmentState> = {
  CONFIRMED: [AssignmentState.IN_PROGRESS, AssignmentState.MISSED, AssignmentState.CANCELLED],
  IN_PROGRESS: [AssignmentState.DONE, AssignmentState.CANCELLED],
  DONE: [AssignmentState.VERIFIED],
  VERIFIED: [],
  MISSED: [],
  CANCELLED: [],
};
