import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { hour, offerIn, visitIn } from '../../testkit/visits.js';
import { MONDAY, World } from '../../testkit/world.js';
import { accept, codesOf, visitCommand } from './document.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR');
});
afterAll(() => world.stop());

const before = (hours: number) => new Date(MONDAY.getTime() - hours * 3_600_000);

describe('a visit', () => {
  it('is checked in, logged with the minutes that passed, and verified by staff', async () => {
    const own = await World.start();
    try {
      const volunteer = await own.volunteerActor();
      const visit = await visitIn(own, 'CONFIRMED', { volunteerId: volunteer.volunteerId, startsAt: hour(1) });
      own.clock.set(hour(1));
      expect(await visitCommand(volunteer, 'assignmentStart', { id: visit.id, expectedVersion: 1 })).toMatchObject({
        userErrors: [],
        assignment: { state: 'IN_PROGRESS', version: 2 },
      });
      own.clock.set(hour(1.75));
      const finish = { id: visit.id, expectedVersion: 2, outcome: 'COMPLETED', log: '代买药品并送到家' };
      expect(codesOf(await visitCommand(volunteer, 'assignmentFinish', { ...finish, log: '  ' }))).toEqual(['REQUIRED']);
      expect(codesOf(await visitCommand(volunteer, 'assignmentFinish', { ...finish, minutesServed: 46 }))).toEqual(['OUT_OF_RANGE']);
      expect(await visitCommand(volunteer, 'assignmentFinish', finish)).toMatchObject({
        userErrors: [],
        assignment: { state: 'DONE', minutesServed: 45, need: { state: 'DONE' } },
      });
      const staff = await own.actor('SOCIAL_WORKER');
      expect(await visitCommand(staff, 'assignmentVerify', { id: visit.id, expectedVersion: 3 })).toMatchObject({
        userErrors: [],
        assignment: { state: 'VERIFIED', need: { state: 'DONE' } },
      });
      expect(await own.sql('select last_contact_at from household where id = $1', [visit.householdId])).toEqual([
        { last_contact_at: hour(1.75) },
      ]);
    } finally {
      await own.stop();
    }
  });

  it('is never verified by whoever served, not even as a coordinator', async () => {
    const both = await world.volunteerActor();
    await world.grant(both.accountId ?? '', 'COORDINATOR');
    const visit = await visitIn(world, 'DONE', { volunteerId: both.volunteerId, startsAt: before(3) });
    expect(await visitCommand(both, 'assignmentVerify', { id: visit.id, expectedVersion: 1 })).toMatchObject({
      assignment: null,
      userErrors: [{ code: 'SAME_PERSON' }],
    });
    expect((await visitCommand(coordinator, 'assignmentVerify', { id: visit.id, expectedVersion: 1 })).userErrors).toEqual([]);
  });

  it('is started and finished by its volunteer alone', async () => {
    const visit = await visitIn(world, 'CONFIRMED');
    const stranger = await world.volunteerActor();
    expect(codesOf(await visitCommand(stranger, 'assignmentStart', { id: visit.id, expectedVersion: 1 }))).toEqual(['NOT_FOUND']);
    const staffer = await world.volunteerActor();
    await world.grant(staffer.accountId ?? '', 'COORDINATOR');
    expect(codesOf(await visitCommand(staffer, 'assignmentStart', { id: visit.id, expectedVersion: 1 }))).toEqual(['NOT_ALLOWED']);
  });

  it.each([
    ['assignmentCancel', 'CANCELLED', 24],
    ['assignmentMiss', 'MISSED', -2],
  ] as const)('%s frees its seat for the next', async (name, state, start) => {
    const visit = await visitIn(world, 'CONFIRMED', { startsAt: hour(start) });
    expect(await visitCommand(coordinator, name, { id: visit.id, expectedVersion: 1, reason: '临时有事' })).toMatchObject({
      userErrors: [],
      assignment: { state, need: { state: 'UNMATCHED', seatsFilled: 0, seatsOffered: 0 } },
    });
    const next = await world.volunteerActor();
    const offer = await offerIn(world, 'SENT', { needId: visit.needId, volunteerId: next.volunteerId });
    expect(await accept(next, { id: offer.id, expectedVersion: 1 })).toMatchObject({
      userErrors: [],
      assignment: { need: { state: 'ASSIGNED' } },
    });
  });

  it('is cancelled by its volunteer too, and missed only after it should have begun', async () => {
    const volunteer = await world.volunteerActor();
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId });
    expect(codesOf(await visitCommand(coordinator, 'assignmentMiss', { id: visit.id, expectedVersion: 1, reason: '未到' }))).toEqual([
      'OUT_OF_RANGE',
    ]);
    expect(await visitCommand(volunteer, 'assignmentCancel', { id: visit.id, expectedVersion: 1, reason: '生病' })).toMatchObject({
      userErrors: [],
      assignment: { state: 'CANCELLED' },
    });
  });

  it('changes only against the version that was read', async () => {
    const visit = await visitIn(world, 'CONFIRMED');
    const stale = await visitCommand(coordinator, 'assignmentCancel', { id: visit.id, expectedVersion: 7, reason: '试' });
    expect(stale.userErrors).toMatchObject([{ __typename: 'StaleVersion', currentVersion: 1 }]);
    const both = await Promise.all(
      Array.from({ length: 10 }, () => visitCommand(coordinator, 'assignmentCancel', { id: visit.id, expectedVersion: 1, reason: '试' })),
    );
    expect(both.filter((payload) => payload.assignment !== null)).toHaveLength(1);
  });

  it('stands still when what it rests on has run out, and is not deleted', async () => {
    const volunteer = await world.volunteerActor();
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId });
    const seen = () => volunteer.get('{ myAssignments { id suspended } }');
    expect(await seen()).toEqual({ myAssignments: [{ id: visit.id, suspended: false }] });
    await world.sql("update consent set withdrawn_at = now() where household_id = $1 and purpose = 'VOLUNTEER_SERVICE'", [
      visit.householdId,
    ]);
    expect(await seen()).toEqual({ myAssignments: [{ id: visit.id, suspended: true }] });
  });
});
