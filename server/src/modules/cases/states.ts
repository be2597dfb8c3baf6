import type { Moves } from '../../platform/moves.js';
import { CaseState } from './case.js';

const { INTAKE, ASSESSMENT, PLANNING, INTERVENTION, REVIEW, CLOSING, CLOSED, REOPENED, TRANSFERRING, SUSPENDED } = CaseState;
const ASIDE = [TRANSFERRING, SUSPENDED];

/** From where each case may go. The two states that stand aside go back to the one that they hold, and nowhere else. */
export const caseMoves: Moves<CaseState> = {
  INTAKE: [ASSESSMENT, CLOSING, ...ASIDE],
  ASSESSMENT: [PLANNING, CLOSING, ...ASIDE],
  PLANNING: [INTERVENTION, ASSESSMENT, CLOSING, ...ASIDE],
  INTERVENTION: [REVIEW, PLANNING, ...ASIDE],
  REVIEW: [INTERVENTION, PLANNING, CLOSING, ...ASIDE],
  CLOSING: [CLOSED, INTERVENTION, ...ASIDE],
  CLOSED: [REOPENED],
  REOPENED: [ASSESSMENT, PLANNING, INTERVENTION, CLOSING, ...ASIDE],
  TRANSFERRING: [INTAKE, ASSESSMENT, PLANNING, INTERVENTION, REVIEW, CLOSING, REOPENED],
  SUSPENDED: [INTAKE, ASSESSMENT, PLANNING, INTERVENTION, REVIEW, CLOSING, REOPENED],
};

/** Steps of the work itself, which need nothing but a word; the others have mutations of their own. */
export const STEPS: readonly CaseState[] = [ASSESSMENT, PLANNING, INTERVENTION, REVIEW, CLOSING];

/** The steps that a case may take now. */
export function nextSteps(state: CaseState): CaseState[] {
  return state === TRANSFERRING || state === SUSPENDED ? [] : caseMoves[state].filter((to) => STEPS.includes(to));
}
