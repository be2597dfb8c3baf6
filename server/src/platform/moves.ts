import { refuse, UserErrorCode } from './errors/user-error.js';

/** A state machine as data: from where each state may go. States without an entry are final. */
export type Moves<S extends string> = Readonly<Record<S, readonly S[]>>;

/** @throws Refusal ILLEGAL_TRANSITION when the table of moves does not allow it */
export function assertMove<S extends string>(moves: Moves<S>, from: S, to: S): void {
  if (!moves[from].includes(to)) refuse(UserErrorCode.ILLEGAL_TRANSITION, `From ${from} it cannot become ${to}.`);
}
