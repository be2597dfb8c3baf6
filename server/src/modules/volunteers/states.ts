import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { VolunteerState } from './volunteer.js';

const { APPLIED, VETTING, ACTIVE, SUSPENDED, LEFT } = VolunteerState;

/** Commands that move a volunteer, and from where. Activating an active volunteer extends the vetting. */
export const volunteerTransitions = {
  activate: { from: [APPLIED, VETTING, ACTIVE, SUSPENDED], to: ACTIVE },
  vet: { from: [APPLIED], to: VETTING },
  suspend: { from: [ACTIVE], to: SUSPENDED },
  leave: { from: [APPLIED, VETTING, ACTIVE, SUSPENDED], to: LEFT },
} as const satisfies Record<string, { from: readonly VolunteerState[]; to: VolunteerState }>;

/** States that no command leaves. */
export const finalVolunteerStates: readonly VolunteerState[] = [LEFT];

/** The state that a command leads to. @throws Refusal ILLEGAL_TRANSITION */
export function moveVolunteer(state: VolunteerState, command: keyof typeof volunteerTransitions): VolunteerState {
  const { from, to } = volunteerTransitions[command];
  if (!(from as readonly VolunteerState[]).includes(state))
    refuse(UserErrorCode.ILLEGAL_TRANSITION, `A volunteer in state ${state} cannot do this step: ${command}.`);
  return to;
}
