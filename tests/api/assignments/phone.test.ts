import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour, offerIn, visitIn } from '../../testkit/visits.js';
import { World } from '../../testkit/world.js';
import { accept, codesOf, offerCommand, visitCommand } from './document.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const MARKS = '{ myAssignments(includePast: true) { id marks { kind happenedAt receivedAt place { latitude longitude } } } }';
interface Marked {
  myAssignments: { id: string; marks: { kind: string; happenedAt: string; receivedAt: string; place: object | null }[] }[];
}

describe('a phone that sends again what it does not know to have arrived', () => {
  it('accepts once: the second answer is the first, whatever happened since', async () => {
    const volunteer = await world.volunteerActor();
    const offer = await offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId });
    const input = { id: offer.id, expectedVersion: 1, requestId: randomUUID() };
    const first = await accept(volunteer, input);
    expect(first).toMatchObject({ userErrors: [], assignment: { state: 'CONFIRMED' } });
    const visit = first.assignment?.id ?? '';
    await visitCommand(volunteer, 'assignmentStart', { id: visit, expectedVersion: 1 });
    expect(await accept(volunteer, input)).toMatchObject({ userErrors: [], assignment: { id: visit, state: 'IN_PROGRESS' } });
    expect(codesOf(await accept(volunteer, { ...input, requestId: randomUUID() }))).toEqual(['STALE_VERSION']);
    expect(codesOf(await accept(volunteer, { ...input, expectedVersion: 2 }))).toEqual(['REQUEST_REUSED']);
  });

  it('declines, checks in and logs once, also when both copies arrive together', async () => {
    const volunteer = await world.volunteerActor();
    const declined = await offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId, startsAt: hour(80) });
    const no = { id: declined.id, expectedVersion: 1, requestId: randomUUID(), reason: 'NO_TIME' };
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId });
    const start = { id: visit.id, expectedVersion: 1, requestId: randomUUID() };
    const finish = { id: visit.id, expectedVersion: 2, requestId: randomUUID(), outcome: 'COMPLETED', log: '陪老人聊天' };
    for (const send of [
      () => offerCommand(volunteer, 'offerDecline', no),
      () => visitCommand(volunteer, 'assignmentStart', start),
      () => visitCommand(volunteer, 'assignmentFinish', finish),
    ]) {
      const answers = await Promise.all([send(), send(), send()]);
      expect(answers.flatMap((answer) => answer.userErrors)).toEqual([]);
    }
    const { myAssignments } = await volunteer.get<Marked>(MARKS);
    expect(myAssignments.map((each) => each.marks.length)).toEqual([2]);
    expect(await world.sql('select version from assignment where id = $1', [visit.id])).toEqual([{ version: 3 }]);
  });

  it('does not answer to the key of somebody else', async () => {
    const [owner, stranger] = [await world.volunteerActor(), await world.volunteerActor()];
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: owner.volunteerId });
    const start = { id: visit.id, expectedVersion: 1, requestId: randomUUID() };
    await visitCommand(owner, 'assignmentStart', start);
    expect(await visitCommand(stranger, 'assignmentStart', start)).toMatchObject({ assignment: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });
});

describe('a phone without network', () => {
  it('tells when a visit really began and ended; both instants are kept', async () => {
    const own = await World.start();
    try {
      const volunteer = await own.volunteerActor();
      const visit = await visitIn(own, 'CONFIRMED', { volunteerId: volunteer.volunteerId, startsAt: hour(1) });
      own.clock.set(hour(9));
      const place = { latitude: 36.1, longitude: 120.4 };
      const begun = await visitCommand(volunteer, 'assignmentStart', { id: visit.id, expectedVersion: 1, happenedAt: hour(1), place });
      expect(begun.userErrors).toEqual([]);
      const finish = { id: visit.id, expectedVersion: 2, outcome: 'COMPLETED', log: '买药' };
      expect(codesOf(await visitCommand(volunteer, 'assignmentFinish', { ...finish, happenedAt: hour(0.5) }))).toEqual(['OUT_OF_RANGE']);
      expect(codesOf(await visitCommand(volunteer, 'assignmentFinish', { ...finish, happenedAt: hour(2), minutesServed: 61 }))).toEqual([
        'OUT_OF_RANGE',
      ]);
      expect(await visitCommand(volunteer, 'assignmentFinish', { ...finish, happenedAt: hour(2) })).toMatchObject({
        userErrors: [],
        assignment: { minutesServed: 60 },
      });
      expect((await volunteer.get<Marked>(MARKS)).myAssignments[0]?.marks).toEqual([
        { kind: 'START', happenedAt: hour(1).toISOString(), receivedAt: hour(9).toISOString(), place },
        { kind: 'FINISH', happenedAt: hour(2).toISOString(), receivedAt: hour(9).toISOString(), place: null },
      ]);
    } finally {
      await own.stop();
    }
  });

  it('is not believed after too many hours, nor about the future', async () => {
    const volunteer = await world.volunteerActor();
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId, startsAt: hour(1) });
    const start = { id: visit.id, expectedVersion: 1 };
    expect(codesOf(await visitCommand(volunteer, 'assignmentStart', { ...start, happenedAt: hour(-73) }))).toEqual(['OUT_OF_RANGE']);
    await visitCommand(volunteer, 'assignmentStart', { ...start, happenedAt: hour(40) });
    expect((await volunteer.get<Marked>(MARKS)).myAssignments[0]?.marks).toMatchObject([{ happenedAt: hour(0).toISOString() }]);
  });

  it('shows where a volunteer was to whoever verifies, and not to those who only look on', async () => {
    const volunteer = await world.volunteerActor();
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId });
    await visitCommand(volunteer, 'assignmentStart', { id: visit.id, expectedVersion: 1, place: { latitude: 36.1, longitude: 120.4 } });
    const ask = async (role: string) =>
      (
        await (
          await world.actor(role)
        ).get<{ serviceNeed: { assignments: { marks: { place: object | null }[] }[] } }>(
          'query N($id: ID!) { serviceNeed(id: $id) { assignments { marks { place { latitude } } } } }',
          { id: visit.needId },
        )
      ).serviceNeed.assignments[0]?.marks[0]?.place;
    expect(await ask('SOCIAL_WORKER')).toEqual({ latitude: 36.1 });
    expect(await ask('BUREAU_SUPERVISOR')).toBeNull();
    const stranger = await world.volunteerActor();
    expect(await stranger.get('query A($id: ID!) { myAssignment(id: $id) { id } }', { id: visit.id })).toEqual({ myAssignment: null });
    expect(await volunteer.get('query A($id: ID!) { myAssignment(id: $id) { id } }', { id: visit.id })).toEqual({
      myAssignment: { id: visit.id },
    });
  });

  it('names who goes along to whoever serves the visit, and to nobody else', async () => {
    const [one, two] = [await world.volunteerActor(), await world.volunteerActor()];
    const needId = await world.need({ seats: 2 });
    await visitIn(world, 'CONFIRMED', { needId, volunteerId: one.volunteerId });
    const second = await visitIn(world, 'CONFIRMED', { needId, volunteerId: two.volunteerId });
    await world.sql("update volunteer set name = '于海燕' where id = $1", [two.volunteerId]);
    const mine = async () =>
      (await one.get<{ myAssignments: { companions: object[] }[] }>('{ myAssignments { companions { name state checkedInAt } } }'))
        .myAssignments;
    expect(await mine()).toEqual([{ companions: [{ name: '于海燕', state: 'CONFIRMED', checkedInAt: null }] }]);
    await visitCommand(two, 'assignmentStart', { id: second.id, expectedVersion: 1 });
    expect(await mine()).toMatchObject([{ companions: [{ state: 'IN_PROGRESS', checkedInAt: hour(0).toISOString() }] }]);
    await world.sql("update assignment set state = 'CANCELLED' where id = $1", [second.id]);
    expect(await mine()).toEqual([{ companions: [] }]);
    const staff = await (
      await world.actor('SOCIAL_WORKER')
    ).get('query N($id: ID!) { serviceNeed(id: $id) { assignments { companions { name } } } }', { id: needId });
    expect(staff).toEqual({ serviceNeed: { assignments: [{ companions: [] }, { companions: [] }] } });
  });

  it('learns how long it keeps what it holds', async () => {
    const volunteer = await world.volunteerActor();
    expect(await volunteer.get('{ phoneSettings { keepHours lateHours } }')).toEqual({ phoneSettings: { keepHours: 72, lateHours: 72 } });
  });
});
