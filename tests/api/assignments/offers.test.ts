import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { hour, offerIn } from '../../testkit/visits.js';
import { World } from '../../testkit/world.js';
import { accept, codesOf, offerCommand } from './document.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR');
});
afterAll(() => world.stop());

const send = (needId: string, volunteerId: string, more: object = {}) =>
  offerCommand(coordinator, 'offerSend', { requestId: randomUUID(), needId, volunteerId, startsAt: hour(24), endsAt: hour(25), ...more });
const needState = async (needId: string) =>
  (await world.sql('select state, seats_filled, seats_offered from service_need where id = $1', [needId]))[0];

describe('an offer', () => {
  it('is sent, takes a seat, and is accepted by the volunteer', async () => {
    const volunteer = await world.volunteerActor();
    const needId = await world.need();
    const { offer, userErrors } = await send(needId, volunteer.volunteerId);
    expect(userErrors).toEqual([]);
    expect(offer).toMatchObject({ state: 'SENT', version: 1, need: { state: 'OFFERED', seatsOffered: 1, seatsFilled: 0 } });
    const taken = await accept(volunteer, { id: offer?.id, expectedVersion: 1 });
    expect(taken).toMatchObject({
      userErrors: [],
      offer: { state: 'ACCEPTED' },
      assignment: { state: 'CONFIRMED', need: { state: 'ASSIGNED', seatsFilled: 1, seatsOffered: 0 } },
    });
  });

  it.each(['offerWithdraw', 'offerDecline'] as const)('gives its seat back: %s', async (name) => {
    const volunteer = await world.volunteerActor();
    const needId = await world.need();
    const { offer } = await send(needId, volunteer.volunteerId);
    const actor = name === 'offerWithdraw' ? coordinator : volunteer;
    const ended = await offerCommand(actor, name, {
      id: offer?.id,
      expectedVersion: 1,
      ...(name === 'offerDecline' ? { reason: 'UNWELL', note: '感冒' } : {}),
    });
    expect(ended.userErrors).toEqual([]);
    expect(await needState(needId)).toEqual({ state: 'UNMATCHED', seats_filled: 0, seats_offered: 0 });
    expect((await send(needId, (await world.volunteerActor()).volunteerId)).userErrors).toEqual([]);
  });

  it('expires at its time: it is not accepted any more, and its seat goes to the next', async () => {
    const own = await World.start();
    try {
      const staff = await own.actor('COORDINATOR');
      const volunteer = await own.volunteerActor();
      const needId = await own.need({ tier: 'ROUTINE', dueAt: hour(400) });
      const made = await offerCommand(staff, 'offerSend', {
        requestId: randomUUID(),
        needId,
        volunteerId: volunteer.volunteerId,
        startsAt: hour(100),
        endsAt: hour(101),
      });
      expect(made.userErrors).toEqual([]);
      const [stored] = await own.sql<{ expires_at: Date }>('select expires_at from offer where id = $1', [made.offer?.id]);
      own.clock.set(new Date((stored?.expires_at.getTime() ?? 0) - 1000));
      expect(await volunteer.get('{ myOffers { state } }')).toEqual({ myOffers: [{ state: 'SENT' }] });
      own.clock.set(stored?.expires_at ?? own.clock.now());
      expect(await volunteer.get('{ myOffers { state } }')).toEqual({ myOffers: [] });
      expect(codesOf(await accept(volunteer, { id: made.offer?.id, expectedVersion: 1 }))).toEqual(['OFFER_EXPIRED']);
      const next = await offerCommand(staff, 'offerSend', {
        requestId: randomUUID(),
        needId,
        volunteerId: (await own.volunteerActor()).volunteerId,
        startsAt: hour(100),
        endsAt: hour(101),
      });
      expect(next.userErrors).toEqual([]);
      expect(await own.sql('select state from offer where id = $1', [made.offer?.id])).toEqual([{ state: 'EXPIRED' }]);
    } finally {
      await own.stop();
    }
  });

  it('is not sent into the past, backwards, for a closed need or to someone who already holds a seat', async () => {
    const volunteer = await world.volunteerActor();
    expect(codesOf(await send(await world.need(), volunteer.volunteerId, { startsAt: hour(-2), endsAt: hour(-1) }))).toEqual([
      'IN_THE_PAST',
    ]);
    expect(codesOf(await send(await world.need(), volunteer.volunteerId, { startsAt: hour(25), endsAt: hour(24) }))).toEqual([
      'OUT_OF_RANGE',
    ]);
    const waived = await world.need();
    await world.sql("update service_need set waived_reason = '已解决' where id = $1", [waived]);
    expect(codesOf(await send(waived, volunteer.volunteerId))).toEqual(['ILLEGAL_TRANSITION']);
    const pair = await world.need({ seats: 2 });
    expect(codesOf(await send(pair, volunteer.volunteerId))).toEqual([]);
    expect(codesOf(await send(pair, volunteer.volunteerId))).toHaveLength(1);
    expect(await needState(pair)).toMatchObject({ seats_offered: 1 });
  });

  it("is never another volunteer's to answer, and answers as if it did not exist", async () => {
    const offer = await offerIn(world, 'SENT');
    const stranger = await world.volunteerActor();
    const unknown = await accept(stranger, { id: randomUUID(), expectedVersion: 1 });
    expect(codesOf(unknown)).toEqual(['NOT_FOUND']);
    expect(await accept(stranger, { id: offer.id, expectedVersion: 1 })).toEqual(unknown);
    expect(await offerCommand(stranger, 'offerDecline', { id: offer.id, expectedVersion: 1, reason: 'OTHER' })).toMatchObject({
      offer: null,
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  it('is answered against the version that was read', async () => {
    const volunteer = await world.volunteerActor();
    const offer = await offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId });
    expect((await accept(volunteer, { id: offer.id, expectedVersion: 2 })).userErrors).toMatchObject([
      { __typename: 'StaleVersion', code: 'STALE_VERSION', currentVersion: 1 },
    ]);
  });
});

describe('sent by a nervous thumb', () => {
  it('twenty times at once with one request id, it is one offer', async () => {
    const volunteer = await world.volunteerActor();
    const input = {
      requestId: randomUUID(),
      needId: await world.need({ seats: 3 }),
      volunteerId: volunteer.volunteerId,
      startsAt: hour(24),
      endsAt: hour(25),
    };
    const sent = await Promise.all(Array.from({ length: 20 }, () => offerCommand(coordinator, 'offerSend', input)));
    expect(sent.flatMap(codesOf)).toEqual([]);
    expect(new Set(sent.map((payload) => payload.offer?.id)).size).toBe(1);
    expect(await world.sql('select count(*)::int n from offer where need_id = $1', [input.needId])).toEqual([{ n: 1 }]);
  });

  it('the same request id for something else is refused', async () => {
    const requestId = randomUUID();
    const volunteer = await world.volunteerActor();
    expect(codesOf(await send(await world.need(), volunteer.volunteerId, { requestId }))).toEqual([]);
    expect(codesOf(await send(await world.need(), volunteer.volunteerId, { requestId }))).toEqual(['REQUEST_REUSED']);
  });

  it('a volunteer who accepts ten times at once has one visit', async () => {
    const volunteer = await world.volunteerActor();
    const offer = await offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId });
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(volunteer, { id: offer.id, expectedVersion: 1 })));
    expect(answers.filter((answer) => answer.assignment !== null)).toHaveLength(1);
    expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(['STALE_VERSION']));
    expect(await world.sql('select count(*)::int n from assignment where offer_id = $1', [offer.id])).toEqual([{ n: 1 }]);
  });
});
