import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  cancelClock,
  ClockSubject,
  handOverClocks,
  meetClock,
  openClock,
  PauseReason,
  pauseClock,
  resumeClock,
} from '@finemesh/server/dist/modules/deadlines/index.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';
import { at, Keeper } from './keeper.js';

interface Late {
  whatWouldBeLate: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: { id: string } }[] };
}
const LATE = `query L($horizon: DateTime!, $first: Int, $after: String, $filter: SlaClockFilter) {
  whatWouldBeLate(horizon: $horizon, first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;

describe('clocks', () => {
  let world: World;
  let worker: Actor;
  let keeper: Keeper;

  beforeAll(async () => {
    world = await World.start();
    worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    keeper = await Keeper.start(world, worker);
  });
  beforeEach(() => world.clock.set(MONDAY));
  afterAll(() => world.stop());

  const late = (horizon: Date, filter: object = {}, by: Actor = worker, page: object = {}) =>
    by.get<Late>(LATE, { horizon: horizon.toISOString(), filter, first: 100, ...page }).then((data) => data.whatWouldBeLate);
  const ids = (answer: Late['whatWouldBeLate']) => answer.edges.map(({ node }) => node.id);

  it('counts hours to the minute, and working days to the end of the last one over a holiday and a make-up day', async () => {
    world.clock.set(at('2026-02-11 10:30'));
    const hours = await keeper.open('relief.deliver');
    expect((await keeper.stands(hours.clockId))?.dueAt).toEqual(at('2026-02-12 10:30'));
    // 12, 13, the Saturday worked before the Spring Festival; nine days off; 24 and 25 February.
    const days = await keeper.open('case.assessment');
    expect(await keeper.stands(days.clockId)).toMatchObject({
      dueAt: new Date(at('2026-02-26 00:00').getTime() - 1),
      workingDaysLeft: 5,
      calendarKnown: true,
    });
  });

  it('turns over at midnight in Shanghai and at no other moment', async () => {
    world.clock.set(at('2026-06-08 23:59:59'));
    const { clockId } = await keeper.open('case.assessment');
    for (const [instant, state] of [
      ['2026-06-11 23:59:59', 'DUE_SOON'],
      ['2026-06-14 23:59:59', 'DUE_SOON'],
      ['2026-06-15 00:00:00', 'DUE_TODAY'],
      ['2026-06-15 23:59:59', 'DUE_TODAY'],
      ['2026-06-16 00:00:00', 'OVERDUE'],
    ] as const) {
      world.clock.set(at(instant));
      expect([instant, (await keeper.stands(clockId))?.state]).toEqual([instant, state]);
    }
  });

  it('runs by the rule version in force when it began, whatever came later', async () => {
    const ruleOf = async (startedAt: Date) => {
      const { clockId } = await keeper.open('assistance.decision', { startedAt });
      const [row] = await world.sql<{ amount: number }>(
        'select amount from sla_rule r join sla_clock c on c.rule_id = r.id where c.id = $1',
        [clockId],
      );
      return row?.amount;
    };
    expect(await ruleOf(at('2020-08-16 23:59:59'))).toBe(33);
    expect(await ruleOf(at('2020-08-17 00:00:00'))).toBe(20);
    await expect(world.sql('update sla_rule set amount = 60')).rejects.toThrow(/insert-only/);
  });

  it('prefers the rule of the narrowest area', async () => {
    await world.sql(
      "insert into sla_rule (id, key, area_code, number, valid_from, amount, unit) values (gen_random_uuid(), 'lead.callback', $1, 1, '2020-01-01', 1, 'WORKING_DAY')",
      [`${LAOSHAN.district}000000000`],
    );
    const here = await keeper.open('lead.callback');
    const there = await keeper.run((op) =>
      openClock(op, { kind: ClockSubject.LEAD, id: randomUUID(), rule: 'lead.callback', areaCode: SHINAN.code }),
    );
    const rows = await world.sql<{ id: string; amount: number }>(
      'select c.id, amount from sla_clock c join sla_rule r on r.id = c.rule_id where c.id = any ($1)',
      [[here.clockId, there]],
    );
    expect(Object.fromEntries(rows.map((row) => [row.id, row.amount]))).toEqual({ [here.clockId]: 1, [there]: 2 });
  });

  it('keeps a breach through late completion, and calls timely what was timely', async () => {
    const [early, tardy] = [await keeper.open('relief.deliver'), await keeper.open('relief.deliver')];
    world.clock.advance(24 * 3_600_000);
    expect(await keeper.run((op) => meetClock(op, early))).toBe(true);
    world.clock.advance(1);
    expect(await keeper.run((op) => meetClock(op, tardy))).toBe(true);
    world.clock.advance(400 * 86_400_000);
    expect((await keeper.stands(early.clockId))?.state).toBe('MET');
    expect((await keeper.stands(tardy.clockId))?.state).toBe('MISSED');
    expect(await keeper.run((op) => meetClock(op, tardy))).toBe(false);
    await expect(world.sql("update sla_clock set met_at = met_at - interval '1 day' where id = $1", [tardy.clockId])).rejects.toThrow(
      /does not change/,
    );
    await expect(
      world.sql("update sla_clock set started_at = started_at + interval '1 day' where id = $1", [early.clockId]),
    ).rejects.toThrow(/does not change/);
  });

  it('does not go on running when the duty fell away, and does not forget that it was late by then', async () => {
    const [early, tardy] = [await keeper.open('relief.deliver'), await keeper.open('relief.deliver')];
    await keeper.run((op) => cancelClock(op, early, '家庭撤回申请'));
    world.clock.advance(25 * 3_600_000);
    await keeper.run((op) => cancelClock(op, tardy, '家庭撤回申请'));
    world.clock.advance(400 * 86_400_000);
    expect((await keeper.stands(early.clockId))?.state).toBe('CANCELLED');
    expect((await keeper.stands(tardy.clockId))?.state).toBe('MISSED');
  });

  it('stands still with a reason, moves its deadline by as much, and is not late meanwhile', async () => {
    const clock = await keeper.open('lead.triage');
    world.clock.advance(3 * 3_600_000);
    await keeper.run((op) => pauseClock(op, clock, PauseReason.AWAITING_HOUSEHOLD, '等家属回电'));
    world.clock.advance(100 * 3_600_000);
    expect(await keeper.stands(clock.clockId)).toMatchObject({ state: 'PAUSED', minutesLeft: 21 * 60 });
    expect(ids(await late(new Date('2099-01-01')))).not.toContain(clock.clockId);
    await expect(keeper.run((op) => pauseClock(op, clock, PauseReason.IN_HOSPITAL))).rejects.toMatchObject({
      constraint: 'clock_stands_still_once',
    });
    await keeper.run((op) => resumeClock(op, clock));
    expect(await keeper.stands(clock.clockId)).toMatchObject({ dueAt: new Date(MONDAY.getTime() + 124 * 3_600_000), minutesLeft: 21 * 60 });
    expect(ids(await late(new Date('2099-01-01')))).toContain(clock.clockId);
    await expect(keeper.run((op) => resumeClock(op, clock))).rejects.toMatchObject({ errors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it('never lets the green channel stand still', async () => {
    const clock = await keeper.open('relief.deliver');
    await expect(keeper.run((op) => pauseClock(op, clock, PauseReason.FORCE_MAJEURE))).rejects.toMatchObject({
      errors: [{ code: 'NOT_ALLOWED' }],
    });
  });

  it('is paused and resumed by people whose area it is in, who are told so, and by nobody else', async () => {
    const { clockId } = await keeper.open('case.assessment');
    const pause = (by: Actor, expectedVersion = 1) =>
      by.mutate<{
        clock: {
          version: number;
          viewerCanPause: boolean;
          viewerCanResume: boolean;
          pauses: { reason: string; pausedByName: string | null }[];
        } | null;
      }>(
        'slaClockPause',
        'SlaClockPauseInput',
        { id: clockId, expectedVersion, reason: 'IN_HOSPITAL' },
        'clock { version viewerCanPause viewerCanResume pauses { reason pausedByName } }',
      );
    const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    expect((await pause(elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await pause(worker, 7)).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    const paused = await pause(worker);
    expect(paused).toMatchObject({
      userErrors: [],
      clock: { viewerCanPause: false, viewerCanResume: true, pauses: [{ reason: 'IN_HOSPITAL', pausedByName: 'SOCIAL_WORKER' }] },
    });
    const resumed = await worker.mutate<{ clock: object }>(
      'slaClockResume',
      'SlaClockResumeInput',
      { id: clockId, expectedVersion: paused.clock?.version },
      'clock { viewerCanPause viewerCanResume }',
    );
    expect(resumed).toMatchObject({ userErrors: [], clock: { viewerCanPause: true, viewerCanResume: false } });
    const grid = await world.actor('GRID_WORKER', { area: LAOSHAN.district });
    expect(
      (await grid.ask('mutation { slaClockPause(input: { id: "x", expectedVersion: 1, reason: IN_HOSPITAL }) { clock { id } } }')).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('runs once for each rule and thing', async () => {
    const clock = await keeper.open('lead.triage');
    await expect(keeper.run((op) => openClock(op, clock))).rejects.toMatchObject({ constraint: 'clock_one_running' });
    await keeper.run((op) => meetClock(op, clock));
    await keeper.run((op) => openClock(op, clock));
  });

  it('pages through what would be late at any horizon, exactly the rows it counts, and nothing of another district', async () => {
    const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    const own = new Set<string>();
    for (let hours = 0; hours < 25; hours += 1)
      own.add((await keeper.open('visit.regular', { startedAt: new Date(MONDAY.getTime() - hours * 86_400_000) })).clockId);
    const filter = { ruleKeys: ['visit.regular'] };
    for (const days of [1, 6, 10, 31]) {
      const horizon = new Date(MONDAY.getTime() + days * 86_400_000);
      const seen: string[] = [];
      let after: string | null = null;
      let total: number;
      do {
        const page: Late['whatWouldBeLate'] = await late(horizon, filter, worker, { first: 7, after });
        seen.push(...ids(page));
        total = page.totalCount;
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      const expected = await world.sql<{ id: string }>(
        "select id from sla_clock where rule_key = 'visit.regular' and due_at < $1 order by due_at, id",
        [horizon],
      );
      expect(seen).toEqual(expected.map((row) => row.id));
      expect(total).toBe(seen.length);
    }
    const all = await late(new Date('2099-01-01'), filter);
    expect(new Set(ids(all))).toEqual(own);
    expect(await late(new Date('2099-01-01'), filter, elsewhere)).toMatchObject({ totalCount: 0, edges: [] });
  });

  it('goes over to somebody else at one instant; what ended stays with whom it was', async () => {
    const heir = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    const ownerId = (await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district })).accountId ?? '';
    const [open, done] = [await keeper.open('case.assessment', { ownerId }), await keeper.open('case.assessment', { ownerId })];
    await keeper.run((op) => meetClock(op, done));
    expect(await keeper.run((op) => handOverClocks(op, { ownerId }, heir.accountId))).toBe(1);
    const rows = await world.sql<{ id: string; owner_id: string }>('select id, owner_id from sla_clock where id = any ($1)', [
      [open.clockId, done.clockId],
    ]);
    expect(Object.fromEntries(rows.map((row) => [row.id, row.owner_id]))).toEqual({
      [open.clockId]: heir.accountId,
      [done.clockId]: ownerId,
    });
    expect(ids(await late(new Date('2099-01-01'), { mine: true }, heir))).toEqual([open.clockId]);
  });

  it('warns of a year without a calendar, takes the earliest day that can be true, and moves when the calendar comes', async () => {
    world.clock.set(at('2026-12-25 09:00'));
    const { clockId } = await keeper.open('relief.paperwork');
    // Four working days are left of 2026; in 2027 any day may be worked until the notice says otherwise.
    const lastMoment = (day: string) => new Date(at(`${day} 24:00:00`.replace('24:00:00', '23:59:59.999')).getTime());
    expect(await keeper.stands(clockId)).toMatchObject({ dueAt: lastMoment('2027-01-06'), calendarKnown: false, workingDaysLeft: null });
    await world.sql("insert into holiday (day, kind, name) values ('2027-01-01', 'HOLIDAY', '元旦'), ('2027-10-01', 'HOLIDAY', '国庆节')");
    const { calendarKnown, dueAt } = (await keeper.stands(clockId)) ?? {};
    // The process re-reads its calendar within a minute; the deadline moved with the statement.
    expect(dueAt).toEqual(lastMoment('2027-01-11'));
    expect(calendarKnown).toBeDefined();
    await world.sql("delete from holiday where day >= '2027-01-01'");
    expect((await keeper.stands(clockId))?.dueAt).toEqual(lastMoment('2027-01-06'));
  });
});
