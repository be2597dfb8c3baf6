import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';
import { hour, offerIn, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

type Refused = RefusedBecause & { duties?: { id: string; kind: string; need: { id: string } | null }[] };

/** A volunteer goes: by suspension or for good. */
async function go(command: 'Suspend' | 'Leave', id: string, answers: object[] = [], actor = coordinator, expectedVersion = 1) {
  const { data, errors } = await actor.ask<Record<string, { volunteer: { state: string } | null; userErrors: Refused[] }>>(
    `mutation M($input: Volunteer${command}Input!) { volunteer${command}(input: $input) { volunteer { state } userErrors { code field ... on VolunteerHasDuties { duties { id kind need { id } } } } } }`,
    { input: { id, expectedVersion, reason: '搬到外地', answers } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.[`volunteer${command}`] ?? { volunteer: null, userErrors: [] };
}
const stateOf = async (table: string, id: string) =>
  (await world.sql<{ state: string }>(`select state from ${table} where id = $1`, [id]))[0]?.state;
const needOf = async (id: string) =>
  (
    await world.sql<{ state: string; seats: number; waived: string | null }>(
      'select state, seats, waived_reason waived from service_need where id = $1',
      [id],
    )
  )[0];
const refusal = (userErrors: Refused[]) => userErrors.map(({ code, field }) => [code, field?.join('.')]);

/** A volunteer with an offer and a visit to come. */
async function owing() {
  const volunteerId = await world.volunteer();
  const offer = await offerIn(world, 'SENT', { volunteerId, startsAt: hour(50) });
  const visit = await visitIn(world, 'CONFIRMED', { volunteerId, startsAt: hour(30) });
  return { volunteerId, offer, visit };
}

describe('a volunteer who goes', () => {
  it.each(['Suspend', 'Leave'] as const)('%s: leaves nothing unanswered behind, and nothing is half done', async (command) => {
    const { volunteerId, offer, visit } = await owing();
    const none = await go(command, volunteerId);
    expect(none.userErrors).toMatchObject([
      {
        code: 'COVER_MISSING',
        duties: [
          { id: visit.id, kind: 'VISIT', need: { id: visit.needId } },
          { id: offer.id, kind: 'OFFER', need: { id: offer.needId } },
        ],
      },
    ]);
    const half = await go(command, volunteerId, [{ dutyId: visit.id, answer: 'RELEASE' }]);
    expect(half.userErrors).toMatchObject([{ code: 'COVER_MISSING', duties: [{ id: offer.id }] }]);
    expect([await stateOf('assignment', visit.id), await stateOf('offer', offer.id), await stateOf('volunteer', volunteerId)]).toEqual([
      'CONFIRMED',
      'SENT',
      'ACTIVE',
    ]);
    const answers = [visit.id, offer.id].map((dutyId) => ({ dutyId, answer: 'RELEASE' }));
    expect(await go(command, volunteerId, answers)).toEqual({
      volunteer: { state: command === 'Suspend' ? 'SUSPENDED' : 'LEFT' },
      userErrors: [],
    });
    expect([await stateOf('assignment', visit.id), await stateOf('offer', offer.id)]).toEqual(['CANCELLED', 'WITHDRAWN']);
    expect([await needOf(visit.needId), await needOf(offer.needId)]).toMatchObject([{ state: 'UNMATCHED' }, { state: 'UNMATCHED' }]);
    expect(await world.sql('select answer from duty_answer where volunteer_id = $1', [volunteerId])).toHaveLength(2);
  });

  it('hands over by the rules of every offer: who fails them stops the whole step', async () => {
    const { volunteerId, offer, visit } = await owing();
    const [able, unable] = [await world.volunteer(), await world.volunteer()];
    await world.sql("update volunteer set state = 'SUSPENDED' where id = $1", [unable]);
    const answers = (to: string) => [
      { dutyId: visit.id, answer: 'HAND_OVER', toVolunteerId: to },
      { dutyId: offer.id, answer: 'RELEASE' },
    ];
    expect(refusal((await go('Leave', volunteerId, answers(unable))).userErrors)).toEqual([
      ['VOLUNTEER_INELIGIBLE', 'answers.0.toVolunteerId'],
    ]);
    expect(refusal((await go('Leave', volunteerId, answers(volunteerId))).userErrors)).toEqual([
      ['SAME_PERSON', 'answers.0.toVolunteerId'],
    ]);
    expect(await stateOf('assignment', visit.id)).toBe('CONFIRMED');
    expect((await go('Leave', volunteerId, answers(able))).userErrors).toEqual([]);
    expect(await world.sql('select volunteer_id, state, starts_at from offer where need_id = $1 and holds_seat', [visit.needId])).toEqual([
      { volunteer_id: able, state: 'SENT', starts_at: hour(30) },
    ]);
    expect(await needOf(visit.needId)).toMatchObject({ state: 'OFFERED' });
  });

  it('is covered: a need with others wants one fewer, a need without is closed with who sees to it', async () => {
    const volunteerId = await world.volunteer();
    const two = await world.need({ seats: 2 });
    const first = await visitIn(world, 'CONFIRMED', { needId: two, volunteerId, startsAt: hour(30) });
    const companion = await visitIn(world, 'CONFIRMED', { needId: two, startsAt: hour(30) });
    const alone = await visitIn(world, 'CONFIRMED', { volunteerId, startsAt: hour(60) });
    const cover = (dutyId: string, coveredBy = '网格员 蓝志远') => ({ dutyId, answer: 'COVER', coveredBy });
    expect(refusal((await go('Leave', volunteerId, [cover(first.id), cover(alone.id, ' ')])).userErrors)).toEqual([
      ['REQUIRED', 'answers.1.coveredBy'],
    ]);
    expect((await go('Leave', volunteerId, [cover(first.id), cover(alone.id)])).userErrors).toEqual([]);
    expect(await needOf(two)).toMatchObject({ state: 'ASSIGNED', seats: 1, waived: null });
    expect(await needOf(alone.needId)).toMatchObject({ state: 'WAIVED', waived: '网格员 蓝志远：搬到外地' });
    // The companion keeps its visit, in the seat that is left.
    expect(await stateOf('assignment', companion.id)).toBe('CONFIRMED');
    expect(await world.sql('select seat from offer where need_id = $1 and holds_seat', [two])).toEqual([{ seat: 1 }]);
  });

  it('has duties in another area too: they are shown without what they are for, released there, and handed over by nobody from here', async () => {
    const volunteerId = await world.volunteer();
    const away = await visitIn(world, 'CONFIRMED', { volunteerId, area: SHINAN.code, startsAt: hour(30) });
    expect((await go('Suspend', volunteerId)).userErrors).toMatchObject([{ code: 'COVER_MISSING', duties: [{ id: away.id, need: null }] }]);
    const to = await world.volunteer();
    for (const answer of [
      { answer: 'HAND_OVER', toVolunteerId: to },
      { answer: 'COVER', coveredBy: '他人' },
    ])
      expect(refusal((await go('Suspend', volunteerId, [{ dutyId: away.id, ...answer }])).userErrors)).toEqual([
        ['NOT_ALLOWED', 'answers.0.answer'],
      ]);
    expect((await go('Suspend', volunteerId, [{ dutyId: away.id, answer: 'RELEASE' }])).userErrors).toEqual([]);
    expect(await stateOf('assignment', away.id)).toBe('CANCELLED');
  });

  it('is let go by whoever keeps volunteers of its area alone, and their duties are shown to nobody else', async () => {
    const { volunteerId, visit, offer } = await owing();
    const answers = [visit.id, offer.id].map((dutyId) => ({ dutyId, answer: 'RELEASE' }));
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(refusal((await go('Leave', volunteerId, answers, elsewhere)).userErrors)).toEqual([['NOT_FOUND', 'answers.0.dutyId']]);
    expect(refusal((await go('Leave', volunteerId, [], elsewhere)).userErrors)).toEqual([['NOT_FOUND', 'id']]);
    const social = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    expect(await social.get('query V($id: ID!) { volunteer(id: $id) { openDuties { id } } }', { id: volunteerId })).toEqual({
      volunteer: { openDuties: [] },
    });
    await world.asRuntimeRole(elsewhere.accountId, async (client) => {
      expect((await client.query('select app.release_duty($1, $2) released', [visit.id, 'x'])).rows).toEqual([{ released: false }]);
      expect((await client.query('select * from app.volunteer_duties($1)', [[volunteerId]])).rows).toEqual([]);
      expect((await client.query('select app.cover_seat($1, 1, $2) covered', [visit.needId, 'x'])).rows).toEqual([{ covered: false }]);
    });
    expect(await stateOf('assignment', visit.id)).toBe('CONFIRMED');
  });

  it('owes what changed meanwhile no more, and comes back only from a suspension', async () => {
    const { volunteerId, visit, offer } = await owing();
    await world.sql("update offer set state = 'EXPIRED', holds_seat = false where id = $1", [offer.id]);
    const answers = [visit.id, offer.id].map((dutyId) => ({ dutyId, answer: 'RELEASE' }));
    expect(refusal((await go('Suspend', volunteerId, answers)).userErrors)).toEqual([['NOT_FOUND', 'answers.1.dutyId']]);
    expect((await go('Suspend', volunteerId, [answers[0] ?? {}])).userErrors).toEqual([]);
    const [{ version }] = (await world.sql<{ version: number }>('select version from volunteer where id = $1', [volunteerId])) as [
      { version: number },
    ];
    expect((await go('Leave', volunteerId, [], coordinator, version)).volunteer).toEqual({ state: 'LEFT' });
    const back = await coordinator.mutate(
      'volunteerActivate',
      'VolunteerActivateInput',
      { id: volunteerId, expectedVersion: version + 1, vettedUntil: '2027-01-01' },
      'volunteer { state }',
    );
    expect(back.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('gets nothing new while going: an offer that is sent at the same moment waits, and is refused', async () => {
    const volunteerId = await world.volunteer();
    const needId = await world.need();
    await world.sql('begin');
    await world.sql("update volunteer set state = 'LEFT' where id = $1", [volunteerId]);
    const input = { requestId: randomUUID(), needId, volunteerId, startsAt: hour(30), endsAt: hour(31) };
    const sending = coordinator.mutate('offerSend', 'OfferSendInput', input, 'offer { id }');
    // Long enough for the other to reach the row; the row lock holds it there.
    await new Promise((resolve) => setTimeout(resolve, 400));
    await world.sql('commit');
    expect((await sending).userErrors).toMatchObject([{ code: 'VOLUNTEER_INELIGIBLE' }]);
    expect(await world.sql('select id from offer where need_id = $1', [needId])).toEqual([]);
  });
});
