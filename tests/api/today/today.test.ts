import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClockSubject, openClock } from '@finemesh/server/dist/modules/deadlines/index.js';
import type { Actor } from '../../testkit/actor.js';
import { offerIn, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { at, Keeper } from '../deadlines/keeper.js';

type Counts = Record<string, number>;
interface Item {
  id: string;
  dueAt: string;
  need: { id: string; clock: { state: string } } | null;
  clock: { id: string; deadline: { state: string } } | null;
}
interface Items {
  dueItems: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: Item }[] };
}
const HOUR = 3_600_000;
const MIDNIGHT = at('2026-06-09 00:00');

describe('the workbench', () => {
  let world: World;
  let coordinator: Actor;
  let keeper: Keeper;

  beforeAll(async () => {
    world = await World.start();
    coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    keeper = await Keeper.start(world, await world.actor('HOTLINE_AGENT'));
    for (const area of [LAOSHAN, SHINAN]) {
      for (const hours of [-30, -1, 2, 9, 14, 15, 40, 200])
        await world.need({ area: area.code, dueAt: new Date(MONDAY.getTime() + hours * HOUR) });
      await world.need({ area: area.code, tier: 'EMERGENCY' });
      await world.need({ area: area.code, tier: 'URGENT' });
      for (const started of [-30, -20, -10]) {
        await keeper.run((op) =>
          openClock(op, {
            kind: ClockSubject.CASE,
            id: crypto.randomUUID(),
            rule: 'relief.deliver',
            areaCode: area.code,
            startedAt: new Date(MONDAY.getTime() + started * HOUR),
          }),
        );
      }
      const place = { area: area.code };
      // One need with two offers that expire counts once, for it is one row of the list.
      const expiring = await offerIn(world, 'SENT', place);
      await world.sql('update service_need set seats = 2 where id = $1', [expiring.needId]);
      await world.sql(
        "insert into offer select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'seat', 2, 'volunteer_id', $2::text))).* from offer o where id = $1",
        [expiring.id, await world.volunteer(place)],
      );
      await world.sql('update offer set expires_at = $2 where need_id = $1', [expiring.needId, new Date(MONDAY.getTime() + HOUR)]);
      const declined = await offerIn(world, 'DECLINED', place);
      await world.sql('update offer set answered_at = $2, holds_seat = false where id = $1', [
        declined.id,
        new Date(MONDAY.getTime() - HOUR),
      ]);
      await visitIn(world, 'DONE', { ...place, startsAt: new Date(MONDAY.getTime() - 5 * HOUR) });
    }
    await world.asOperation('select app.climb_clocks()');
  });
  afterAll(() => world.stop());

  const counts = async (by: Actor): Promise<Counts> =>
    (
      await by.get<{ today: Counts }>(
        '{ today { overdue dueToday unassignedEmergency unassignedUrgent offersExpiringSoon awaitingVerification declinedToday plansAwaitingMyApproval lateItems dueTodayItems calledMe } }',
      )
    ).today;
  const needs = async (by: Actor, filter: object) =>
    (
      await by.get<{ serviceNeeds: { totalCount: number; edges: object[] } }>(
        'query N($f: ServiceNeedFilter) { serviceNeeds(first: 100, filter: $f) { totalCount edges { node { id } } } }',
        { f: filter },
      )
    ).serviceNeeds;
  const items = async (by: Actor, until: Date | null, filter: object = {}, page: object = {}) =>
    (
      await by.get<Items>(
        `query D($until: DateTime, $filter: DueItemFilter, $first: Int, $after: String) { dueItems(until: $until, filter: $filter, first: $first, after: $after) {
           totalCount pageInfo { hasNextPage endCursor } edges { node { id dueAt need { id clock { state } } clock { id deadline { state } } } } } }`,
        { until: until?.toISOString() ?? null, filter, first: 100, ...page },
      )
    ).dueItems;

  it('counts exactly the rows of the list that each number opens', async () => {
    for (const by of [coordinator, await world.actor('SOCIAL_WORKER', { area: SHINAN.district }), await world.actor('BUREAU_SUPERVISOR')]) {
      const today = await counts(by);
      for (const [key, filter] of [
        ['overdue', { overdueOnly: true }],
        ['dueToday', { dueTodayOnly: true }],
        ['unassignedEmergency', { states: ['UNMATCHED'], tiers: ['EMERGENCY'] }],
        ['unassignedUrgent', { states: ['UNMATCHED'], tiers: ['URGENT'] }],
        ['offersExpiringSoon', { waitsFor: 'EXPIRING_OFFER' }],
        ['declinedToday', { waitsFor: 'DECLINED_TODAY' }],
        ['awaitingVerification', { waitsFor: 'VERIFICATION' }],
      ] as const) {
        const list = await needs(by, filter);
        expect([key, list.totalCount, list.edges.length]).toEqual([key, today[key], today[key]]);
        expect([key, (today[key] ?? 0) > 0]).toEqual([key, true]);
      }
      const late = await items(by, MONDAY);
      expect([late.totalCount, late.edges.length]).toEqual([today['lateItems'], today['lateItems']]);
      const dueToday = await items(by, MIDNIGHT, { from: MONDAY.toISOString() });
      expect([dueToday.totalCount, dueToday.edges.length]).toEqual([today['dueTodayItems'], today['dueTodayItems']]);
      const called = await items(by, null, { calledMe: true });
      expect([called.totalCount, called.edges.length]).toEqual([today['calledMe'], today['calledMe']]);
    }
    expect(await counts(coordinator)).toMatchObject({
      overdue: 2,
      dueToday: 3,
      offersExpiringSoon: 1,
      declinedToday: 1,
      awaitingVerification: 1,
      lateItems: 3,
      dueTodayItems: 5,
    });
  });

  it('says what will be late at any horizon when nobody does anything, page by page, and time proves it right', async () => {
    for (const hours of [0, 3, 15, 60, 2000]) {
      const until = new Date(MONDAY.getTime() + hours * HOUR);
      const seen: Item[] = [];
      let after: string | null = null;
      do {
        const page: Items['dueItems'] = await items(coordinator, until, {}, { first: 4, after });
        seen.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        expect(page.totalCount).toBeGreaterThanOrEqual(seen.length);
      } while (after);
      expect(new Set(seen.map((item) => item.id)).size).toBe(seen.length);
      expect(seen.map((item) => item.dueAt)).toEqual(seen.map((item) => item.dueAt).toSorted());
      // Nobody does anything until then: exactly these are overdue.
      world.clock.set(until);
      const overdue = await items(coordinator, null);
      expect(
        overdue.edges.filter(({ node }) => (node.need?.clock ?? node.clock?.deadline)?.state === 'OVERDUE').map(({ node }) => node.id),
      ).toEqual(seen.map((item) => item.id));
      world.clock.set(MONDAY);
    }
  });

  it('shows nothing of another district', async () => {
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    const own = new Set((await items(coordinator, null)).edges.map(({ node }) => node.id));
    const theirs = await items(elsewhere, null);
    expect(theirs.edges.filter(({ node }) => own.has(node.id))).toEqual([]);
    expect((await items(elsewhere, null, { areaCode: LAOSHAN.district })).edges).toEqual([]);
  });

  it('does not call a waived need overdue, neither today nor later', async () => {
    const id = await world.need({ dueAt: new Date(MONDAY.getTime() + HOUR) });
    const waived = await coordinator.mutate(
      'serviceNeedWaive',
      'ServiceNeedWaiveInput',
      { id, expectedVersion: 1, reason: '家属已照料' },
      'need { clock { state minutesLeft } }',
    );
    expect(waived).toMatchObject({ userErrors: [], need: { clock: { state: 'CANCELLED', minutesLeft: 60 } } });
    world.clock.advance(90 * 24 * HOUR);
    expect(await coordinator.get('query Q($id: ID!) { serviceNeed(id: $id) { clock { state minutesLeft } } }', { id })).toEqual({
      serviceNeed: { clock: { state: 'CANCELLED', minutesLeft: 60 } },
    });
    expect((await items(coordinator, null)).edges.map(({ node }) => node.id)).not.toContain(id);
    world.clock.set(MONDAY);
    const late = await world.need({ dueAt: new Date(MONDAY.getTime() - HOUR) });
    expect(
      await coordinator.mutate(
        'serviceNeedWaive',
        'ServiceNeedWaiveInput',
        { id: late, expectedVersion: 1, reason: '家属已照料' },
        'need { clock { state } }',
      ),
    ).toMatchObject({ need: { clock: { state: 'MISSED' } } });
  });
});
