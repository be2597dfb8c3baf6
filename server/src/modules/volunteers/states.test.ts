import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { finalVolunteerStates, moveVolunteer, volunteerTransitions } from './states.js';
import { VolunteerState } from './volunteer.js';

describe('states of a volunteer', () => {
  it.each(
    Object.values(VolunteerState).flatMap((state) =>
      (['activate', 'vet', 'suspend', 'leave'] as const).map((command) => [state, command] as const),
    ),
  )('%s, %s', (state, command) => {
    const { from, to } = volunteerTransitions[command];
    if ((from as readonly VolunteerState[]).includes(state)) expect(moveVolunteer(state, command)).toBe(to);
    else expect(() => moveVolunteer(state, command)).toThrow(state);
  });

  it('lead out of every state but the final ones', () => {
    const left = new Set<VolunteerState>(Object.values(volunteerTransitions).flatMap(({ from }) => from));
    expect(Object.values(VolunteerState).filter((state) => !left.has(state))).toEqual(finalVolunteerStates);
  });
});
