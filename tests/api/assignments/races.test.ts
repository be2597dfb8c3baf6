import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { hour, offerIn } from '../../testkit/visits.js';
import { World } from '../../testkit/world.js';
import { accept, codesOf, offerCommand } from './document.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

describe('fifty coordinators at once', () => {
  it('who want the one seat of a need: one wins, forty-nine are told that it is taken', async () => {
    const coordinators: Actor[] = [];
    const volunteers: string[] = [];
    for (let n = 0; n < 50; n += 1) {
      coordinators.push(await world.actor('COORDINATOR'));
      volunteers.push(await world.volunteer());
    }
    for (let round = 0; round < 3; round += 1) {
      const needId = await world.need();
      const start = hour(24 + round * 4);
      const sent = await Promise.all(
        coordinators.map((coordinator, n) =>
          offerCommand(coordinator, 'offerSend', {
            requestId: randomUUID(),
            needId,
            volunteerId: volunteers[n],
            startsAt: start,
            endsAt: hour(25 + round * 4),
          }),
        ),
      );
      expect(sent.filter((payload) => payload.offer !== null)).toHaveLength(1);
      const refused = sent.filter((payload) => payload.offer === null).flatMap((payload) => payload.userErrors);
      expect(refused).toHaveLength(49);
      expect(new Set(refused.map((error) => `${error.__typename} ${error.code} ${error.taken}/${error.seats}`))).toEqual(
        new Set(['SeatTaken SEAT_TAKEN 1/1']),
      );
      expect(
        await world.sql(
          'select state, seats_offered, (select count(*)::int from offer where need_id = n.id) offers from service_need n where id = $1',
          [needId],
        ),
      ).toEqual([{ state: 'OFFERED', seats_offered: 1, offers: 1 }]);
    }
  }, 60_000);

  it('who send to needs whose offers have just run out: no fault of the system', async () => {
    const needs: string[] = [];
    const volunteers: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      const offer = await offerIn(world, 'SENT', { startsAt: hour(60) });
      needs.push(offer.needId);
      volunteers.push(await world.volunteer());
      await world.sql("update offer set expires_at = $2::timestamptz - interval '1 minute' where id = $1", [offer.id, world.clock.now()]);
    }
    const coordinators = await Promise.all(needs.map(() => world.actor('COORDINATOR')));
    const sent = await Promise.all(
      coordinators.map((coordinator, n) =>
        offerCommand(coordinator, 'offerSend', {
          requestId: randomUUID(),
          needId: needs[n],
          volunteerId: volunteers[n],
          startsAt: hour(60),
          endsAt: hour(61),
        }),
      ),
    );
    expect(sent.flatMap(codesOf)).toEqual([]);
    expect(await world.sql("select count(*)::int n from offer where state = 'EXPIRED' and holds_seat")).toEqual([{ n: 0 }]);
  }, 60_000);
});

describe('a volunteer with two overlapping offers', () => {
  it('who accepts both at once has one visit and is told what is in the way: fifty pairs', async () => {
    for (let round = 0; round < 5; round += 1) {
      const pairs = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const volunteer = await world.volunteerActor();
          const place = { volunteerId: volunteer.volunteerId, minutes: 60 };
          return {
            volunteer,
            offers: [
              await offerIn(world, 'SENT', { ...place, startsAt: hour(24) }),
              await offerIn(world, 'SENT', { ...place, startsAt: hour(24.5) }),
            ],
          };
        }),
      );
      const answers = await Promise.all(
        pairs.flatMap(({ volunteer, offers }) => offers.map((offer) => accept(volunteer, { id: offer.id, expectedVersion: 1 }))),
      );
      expect(answers.filter((answer) => answer.assignment !== null)).toHaveLength(10);
      const refused = answers.filter((answer) => answer.assignment === null).flatMap((answer) => answer.userErrors);
      expect(refused).toHaveLength(10);
      for (const error of refused)
        expect(error).toMatchObject({
          __typename: 'VolunteerUnavailable',
          code: 'VOLUNTEER_UNAVAILABLE',
          conflict: { startsAt: expect.any(String), endsAt: expect.any(String) },
        });
    }
    const overlaps = await world.sql(
      "select a.id from assignment a join assignment b on b.volunteer_id = a.volunteer_id and b.id > a.id and b.occupied && a.occupied where a.state in ('CONFIRMED', 'IN_PROGRESS') and b.state in ('CONFIRMED', 'IN_PROGRESS')",
    );
    expect(overlaps).toEqual([]);
  }, 60_000);

  it('the way between visits counts: half an hour apart is too close, an hour is enough', async () => {
    const volunteer = await world.volunteerActor();
    const at = (start: number) => offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId, startsAt: hour(start), minutes: 60 });
    const [first, close, far] = [await at(24), await at(25.25), await at(26)];
    expect(codesOf(await accept(volunteer, { id: first.id, expectedVersion: 1 }))).toEqual([]);
    expect(codesOf(await accept(volunteer, { id: close.id, expectedVersion: 1 }))).toEqual(['VOLUNTEER_UNAVAILABLE']);
    expect(codesOf(await accept(volunteer, { id: far.id, expectedVersion: 1 }))).toEqual([]);
  });
});

describe('two who change the same need from the same version', () => {
  it('one saves, the other is told that it is stale: twenty at once', async () => {
    const staff = await world.actor('COORDINATOR');
    const id = await world.need();
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        staff.mutate<{ need: { version: number } | null }>(
          'serviceNeedUpdate',
          'ServiceNeedUpdateInput',
          { id, expectedVersion: 1, tier: 'ROUTINE', dueAt: hour(72), note: `第${n}次` },
          'need { version }',
        ),
      ),
    );
    expect(saved.filter((payload) => payload.need !== null)).toHaveLength(1);
    expect(new Set(saved.flatMap((payload) => payload.userErrors.map((error) => error.__typename)))).toEqual(new Set(['StaleVersion']));
  });
});
