import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOT } from '../../access/qualifying.js';
import type { Actor } from '../../testkit/actor.js';
import { hour, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

const add = (actor: Actor, assignmentId: string, more: object = {}) =>
  actor.mutate<{ photo: { id: string; width: number; height: number } | null }>(
    'visitPhotoAdd',
    'VisitPhotoAddInput',
    { requestId: randomUUID(), assignmentId, content: DOT, agreed: true, ...more },
    'photo { id width height }',
  );
const going = async (state = 'IN_PROGRESS', startsAt = hour(30)) => {
  const volunteer = await world.volunteerActor();
  return { volunteer, visit: await visitIn(world, state, { volunteerId: volunteer.volunteerId, startsAt }) };
};

/** A JPEG that says where it was taken. */
function located(): string {
  const pixels = Buffer.from(DOT, 'base64');
  const place = Buffer.from('Exif\0\0 GPSLatitude 36.1 GPSLongitude 120.5', 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(place.length + 2, 2);
  return Buffer.concat([pixels.subarray(0, 2), head, place, pixels.subarray(2)]).toString('base64');
}

describe('a photo with the log', () => {
  it('is kept without its place, shown to whoever sees the visit, and every look is recorded', async () => {
    const { volunteer, visit } = await going();
    const requestId = randomUUID();
    const made = await add(volunteer, visit.id, { requestId, content: located() });
    expect(made).toMatchObject({ userErrors: [], photo: { width: 16, height: 8 } });
    // A phone that did not hear the answer sends it again.
    expect((await add(volunteer, visit.id, { requestId, content: located() })).photo).toEqual(made.photo);
    const id = made.photo?.id ?? '';
    for (const actor of [volunteer, coordinator]) {
      const answer = await actor.send('GET', `/visits/photos/${id}`);
      expect([answer.statusCode, answer.headers['content-type'], answer.rawPayload.toString('base64')]).toEqual([200, 'image/jpeg', DOT]);
    }
    expect(
      await world.sql("select account_id from access_event where subject_type = 'visit_photo' and subject_id = $1 order by at, id", [id]),
    ).toEqual([{ account_id: volunteer.accountId }, { account_id: coordinator.accountId }]);
    const others = [
      await world.volunteerActor(),
      await world.actor('COORDINATOR', { area: SHINAN.district }),
      await world.actor('NGO_STAFF', { area: null }),
      world.anonymous,
    ];
    for (const actor of others) expect((await actor.send('GET', `/visits/photos/${id}`)).statusCode).toBe(404);
    expect((await coordinator.send('GET', '/visits/photos/nonsense')).statusCode).toBe(404);
  });

  it('is refused without the family’s word, by others, before and long after the visit, and past the number of policy', async () => {
    const { volunteer, visit } = await going();
    const codes = async (made: ReturnType<typeof add>) => (await made).userErrors.map(({ code }) => code);
    expect(await codes(add(volunteer, visit.id, { agreed: false }))).toEqual(['CONSENT_MISSING']);
    expect(await codes(add(await world.volunteerActor(), visit.id))).toEqual(['NOT_FOUND']);
    expect(await codes(add(volunteer, visit.id, { content: Buffer.from('<svg/>').toString('base64') }))).toEqual(['FILE_UNREADABLE']);
    for (const [state, at] of [
      ['CONFIRMED', 40],
      ['VERIFIED', -60],
    ] as const) {
      const other = await going(state, hour(at));
      expect(await codes(add(other.volunteer, other.visit.id))).toEqual(['ILLEGAL_TRANSITION']);
    }
    for (let n = 0; n < 3; n += 1) expect(await codes(add(volunteer, visit.id))).toEqual([]);
    expect(await codes(add(volunteer, visit.id))).toEqual(['OUT_OF_RANGE']);
    await world.asRuntimeRole(volunteer.accountId, async (client) => {
      await expect(client.query('delete from visit_photo')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('is erased with the consent of the household', async () => {
    const { volunteer, visit } = await going();
    const id = (await add(volunteer, visit.id)).photo?.id ?? '';
    await world.sql("update consent set withdrawn_at = $2 where household_id = $1 and purpose = 'PSYCHOLOGICAL_CARE'", [
      visit.householdId,
      world.clock.now(),
    ]);
    expect(await world.sql('select id from visit_photo where id = $1', [id])).toHaveLength(1);
    await world.sql("update consent set withdrawn_at = $2 where household_id = $1 and purpose = 'VOLUNTEER_SERVICE'", [
      visit.householdId,
      world.clock.now(),
    ]);
    expect(await world.sql('select photo_id from visit_photo_content where photo_id = $1', [id])).toEqual([]);
  });
});

describe('a team', () => {
  it('shows its members when each of them goes, and neither where nor to whom', async () => {
    const mine = await world.volunteerActor();
    const mate = await world.volunteer({ name: '赵队友' });
    const stranger = await world.volunteer({ name: '钱外人', teamKind: 'BLUE_VEST' });
    const [own, theirs] = [
      await visitIn(world, 'CONFIRMED', { volunteerId: mine.volunteerId, startsAt: hour(30) }),
      await visitIn(world, 'CONFIRMED', { volunteerId: mate, startsAt: hour(50) }),
    ];
    await visitIn(world, 'CONFIRMED', { volunteerId: stranger, startsAt: hour(40) });
    await visitIn(world, 'CANCELLED', { volunteerId: mate, startsAt: hour(60) });
    await visitIn(world, 'CONFIRMED', { volunteerId: mate, startsAt: hour(24 * 20) });
    const { myTeams } = await mine.get<{ myTeams: { memberNames: string[]; visits: { id: string; name: string; own: boolean }[] }[] }>(
      '{ myTeams { team { name } memberNames members visits { id startsAt name own service { code } } } }',
    );
    expect(myTeams).toHaveLength(1);
    const visits = myTeams[0]?.visits.filter(({ id }) => [own.id, theirs.id].includes(id)) ?? [];
    expect(visits).toMatchObject([
      { id: own.id, own: true },
      { id: theirs.id, own: false, name: '赵队友' },
    ]);
    const text = JSON.stringify(myTeams);
    expect(text).not.toContain('钱外人');
    expect(text).not.toContain(theirs.householdId);
    expect(myTeams[0]?.visits.every((visit) => visit.name !== '钱外人')).toBe(true);
    await world.asRuntimeRole(coordinator.accountId, async (client) => {
      expect((await client.query('select * from app.team_mates()')).rows).toEqual([]);
    });
  });
});
