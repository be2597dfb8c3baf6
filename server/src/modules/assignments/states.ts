import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { AssignmentState } from './assignment.js';
import { OfferState } from './offer.js';

/** From where each offer may go. States without an entry are final. */
export const offerMoves: Readonly<Record<OfferState, readonly OfferState[]>> = {
  PROPOSED: [OfferState.SENT, OfferState.WITHDRAWN],
  SENT: [OfferState.ACCEPTED, OfferState.DECLINED, OfferState.EXPIRED, OfferState.WITHDRAWN],
  ACCEPTED: [],
  DECLINED: [],
  EXPIRED: [],
  WITHDRAWN: [],
};

/** From where each assignment may go. */
export const assignmentMoves: Readonly<Record<AssignmentState, readonly AssignmentState[]>> = {
  CONFIRMED: [AssignmentState.IN_PROGRESS, AssignmentState.MISSED, AssignmentState.CANCELLED],
  IN_PROGRESS: [AssignmentState.DONE, AssignmentState.CANCELLED],
  DONE: [AssignmentState.VERIFIED],
  VERIFIED: [],
  MISSED: [],
  CANCELLED: [],
};

/** @throws Refusal ILLEGAL_TRANSITION when the table of moves does not allow it */
export function assertMove<S extends string>(moves: Readonly<Record<S, readonly S[]>>, from: S, to: S): void {
  if (!moves[from].includes(to)) refuse(UserErrorCode.ILLEGAL_TRANSITION, `From ${from} it cannot become ${to}.`);
}
