import type { Moves } from '../../platform/moves.js';
import { ApplicationState } from './application.js';

const { RECEIVED, INTERVIEW, ACCEPTED, DECLINED } = ApplicationState;

/** Where an application may go from where. Nobody is taken in without a talk. */
export const applicationMoves: Moves<ApplicationState> = {
  [RECEIVED]: [INTERVIEW, DECLINED],
  [INTERVIEW]: [INTERVIEW, ACCEPTED, DECLINED],
  [ACCEPTED]: [],
  [DECLINED]: [],
};
