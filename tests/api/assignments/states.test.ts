import { AssignmentState } from '@finemesh/server/dist/modules/assignments/assignment.js';
import { OfferState } from '@finemesh/server/dist/modules/assignments/offer.js';
import { assignmentMoves, offerMoves } from '@finemesh/server/dist/modules/assignments/states.js';
import { finalVolunteerStates, volunteerTransitions } from '@finemesh/server/dist/modules/volunteers/states.js';
import { VolunteerState } from '@finemesh/server/dist/modules/volunteers/volunteer.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour, offerIn, visitIn } from '../../testkit/visits.js';
import { World } from '../../testkit/world.js';
import { accept, codesOf, offerCommand, visitCommand } from './document.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

/** States that the table's own check allows. */
async function statesOf(table: string): Promise<string[]> {
  const [row] = await world.sql<{ text: string }>(
    'select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and conname = $2',
    [table, `${table}_state_check`],
  );
  return [...(row?.text ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, state]) => state ?? '');
}

describe.each([
  ['offer', OfferState, offerMoves, ['PROPOSED']],
  ['assignment', AssignmentState, assignmentMoves, ['CONFIRMED']],
] as const)('the moves of an %s', (table, states, moves, first) => {
  it('name every state, as the database knows them', async () => {
    expect(Object.keys(moves).toSorted()).toEqual(Object.values<string>(states).toSorted());
    expect((await statesOf(table)).toSorted()).toEqual(Object.values<string>(states).toSorted());
  });

  it('lead to every state from the first one, and out of every state that is not an end', () => {
    const reached = new Set<string>(first);
    for (const state of reached) for (const next of (moves as Record<string, readonly string[]>)[state] ?? []) reached.add(next);
    expect([...reached].toSorted()).toEqual(Object.values<string>(states).toSorted());
  });
});

describe('the moves of a volunteer', () => {
  it('leave every state or say that it is an end', () => {
    const left = Object.values(volunteerTransitions).flatMap(({ from }) => [...from] as string[]);
    for (const state of Object.values(VolunteerState)) expect(left.includes(state)).toBe(!finalVolunteerStates.includes(state));
  });
});

describe('a move that the table does not have', () => {
  it.each(Object.values(OfferState))('is refused as such: offer in %s', async (state) => {
    const coordinator = await world.actor('COORDINATOR');
    const commands = { ACCEPTED: 'offerAccept', DECLINED: 'offerDecline', WITHDRAWN: 'offerWithdraw' } as const;
    for (const [to, name] of Object.entries(commands)) {
      const volunteer = await world.volunteerActor();
      const offer = await offerIn(world, state, { volunteerId: volunteer.volunteerId });
      const key = { id: offer.id, expectedVersion: 1 };
      const payload =
        name === 'offerAccept'
          ? await accept(volunteer, key)
          : await offerCommand(name === 'offerWithdraw' ? coordinator : volunteer, name, {
              ...key,
              ...(name === 'offerDecline' ? { reason: 'OTHER' } : {}),
            });
      // What was never sent does not exist for the volunteer.
      const unseen = state === 'PROPOSED' && name !== 'offerWithdraw';
      const legal = (offerMoves[state] as readonly string[]).includes(to);
      expect({ state, to, codes: codesOf(payload) }).toEqual({
        state,
        to,
        codes: unseen ? ['NOT_FOUND'] : legal ? [] : ['ILLEGAL_TRANSITION'],
      });
    }
  });

  it.each(Object.values(AssignmentState))('is refused as such: visit in %s', async (state) => {
    const coordinator = await world.actor('COORDINATOR');
    const commands = {
      IN_PROGRESS: 'assignmentStart',
      DONE: 'assignmentFinish',
      VERIFIED: 'assignmentVerify',
      CANCELLED: 'assignmentCancel',
      MISSED: 'assignmentMiss',
    } as const;
    for (const [to, name] of Object.entries(commands)) {
      const volunteer = await world.volunteerActor();
      const visit = await visitIn(world, state, { volunteerId: volunteer.volunteerId, startsAt: hour(-3) });
      const more = {
        assignmentFinish: { outcome: 'COMPLETED', log: '已办' },
        assignmentCancel: { reason: '因故' },
        assignmentMiss: { reason: '未到' },
      };
      const actor = name === 'assignmentStart' || name === 'assignmentFinish' ? volunteer : coordinator;
      const payload = await visitCommand(actor, name, {
        id: visit.id,
        expectedVersion: 1,
        ...(name in more ? more[name as keyof typeof more] : {}),
      });
      const legal = (assignmentMoves[state] as readonly string[]).includes(to);
      expect({ state, to, codes: codesOf(payload) }).toEqual({ state, to, codes: legal ? [] : ['ILLEGAL_TRANSITION'] });
    }
  });
});
