import type { Moves } from '../../platform/moves.js';
import { ApplicationState } from './application.js';

/** From where each application may go. Approved and refused are reached by a decision alone. */
export const applicationMoves: Moves<ApplicationState> = {
  DRAFT: [ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN],
  SUBMITTED: [ApplicationState.RETURNED, ApplicationState.WITHDRAWN, ApplicationState.APPROVED, ApplicationState.REFUSED],
  RETURNED: [ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN],
  APPROVED: [],
  REFUSED: [],
  WITHDRAWN: [],
};

/** States in which the content may be changed. */
export const BEING_WRITTEN: readonly ApplicationState[] = [ApplicationState.DRAFT, ApplicationState.RETURNED];
