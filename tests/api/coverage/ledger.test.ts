import { randomUUID } from 'node:crypto';
import { keepLedger } from '@finemesh/server/dist/modules/coverage/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planIn } from '../../access/plans.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { at, onRoll, plus, stateOn, visited, waiting } from './facts.js';

/** The civil day of the testkit's Monday. */
const TODAY = '2026-06-08';
const FIGURE = '{ roll inDate overdue waiting exempt gap }';

interface Figure {
  roll: number;
  inDate: number;
  overdue: number;
  waiting: number;
  exempt: number;
  gap: number;
}

let world: World;
let coordinator: Actor;
beforeEach(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterEach(() => world.stop());

const keep = () => keepLedger(world.services);
/** Sets the clock to an hour of a day and lets the daily work catch up. */
async function dawn(day: string, hours = 1): Promise<void> {
  world.clock.set(at(day, hours));
  await keep();
}
const figure = async (by: Actor, args = ''): Promise<Figure> =>
  (await by.get<{ coverageFigures: Figure[] }>(`{ coverageFigures${args && `(${args})`} ${FIGURE} }`)).coverageFigures[0] as Figure;
const count = async (by: Actor, filter: object): Promise<number> => {
  const { coverageEntries } = await by.get<{ coverageEntries: { totalCount: number; edges: object[] } }>(
    'query Q($filter: CoverageFilter) { coverageEntries(first: 100, filter: $filter) { totalCount edges { node { id } } } }',
    { filter },
  );
  expect(coverageEntries.edges).toHaveLength(coverageEntries.totalCount);
  return coverageEntries.totalCount;
};

describe('the state of a day', () => {
  it('follows the first rule that holds', async () => {
    const old = '2025-01-01';
    const inDate = await onRoll(world, old);
    await visited(world, inDate, at('2026-03-10'));
    const lastDay = await onRoll(world, old);
    // 90 days before the day, in the last minute of the civil day: still in date.
    await visited(world, lastDay, at('2026-03-10', 23.99));
    const overdue = await onRoll(world, old);
    await visited(world, overdue, at('2026-03-09', 23.99));
    const lapsed = await onRoll(world, old);
    await visited(world, lapsed, at('2025-12-09'));
    const unverified = await onRoll(world, old);
    await visited(world, unverified, at('2026-06-07'), { verifiedAt: null });
    const nobodyHome = await onRoll(world, old);
    await visited(world, nobodyHome, at('2026-06-07'), { outcome: 'NOBODY_HOME' });
    const asked = await onRoll(world, old);
    await waiting(world, asked, at('2026-06-01'), at('2026-06-20'));
    const late = await onRoll(world, old);
    await waiting(world, late, at('2026-06-01'), at('2026-06-07'));
    const fresh = await onRoll(world, '2026-06-01');
    const never = await onRoll(world, old);
    const strict = await onRoll(world, old, { programme: 'EXTREME_HARDSHIP' });
    await visited(world, strict, at('2026-05-01'));
    const planned = await onRoll(world, old);
    await planIn(world, 'ACTIVE', planned, LAOSHAN.code);
    await world.sql("update household_plan set active_from = '2026-01-01' where household_id = $1", [planned]);
    const gone = await onRoll(world, old, { until: TODAY });
    const outside = await world.household();
    await keep();
    const states = { inDate, lastDay, overdue, lapsed, unverified, nobodyHome, asked, late, fresh, never, strict, planned, gone, outside };
    const found = Object.fromEntries(
      await Promise.all(Object.entries(states).map(async ([name, id]) => [name, await stateOn(world, id, TODAY)])),
    );
    expect(found).toEqual({
      inDate: 'IN_DATE',
      lastDay: 'IN_DATE',
      overdue: 'OVERDUE',
      lapsed: 'GAP',
      unverified: 'WAITING',
      nobodyHome: 'GAP',
      asked: 'WAITING',
      late: 'GAP',
      fresh: 'WAITING',
      never: 'GAP',
      strict: 'OVERDUE',
      planned: 'OVERDUE',
      gone: null,
      outside: null,
    });
  });

  it('counts a visit on its civil day in Asia/Shanghai, from the moment when somebody else verified it', async () => {
    const id = await onRoll(world, '2025-01-01');
    // 00:30 in Shanghai is still the day before in UTC.
    await visited(world, id, at('2026-06-05', 0.5), { verifiedAt: at('2026-06-10') });
    const entry = async () =>
      (
        await coordinator.get<{ household: { coverage: { state: string; lastContactOn: string | null } } }>(
          'query Q($id: ID!) { household(id: $id) { coverage { state lastContactOn } } }',
          { id },
        )
      ).household.coverage;
    await dawn(TODAY);
    expect(await entry()).toEqual({ state: 'WAITING', lastContactOn: null });
    await dawn('2026-06-11');
    expect(await entry()).toEqual({ state: 'IN_DATE', lastContactOn: '2026-06-05' });
    expect([await stateOn(world, id, '2026-06-09'), await stateOn(world, id, '2026-06-10')]).toEqual(['WAITING', 'IN_DATE']);
    // Six civil days end with 11 June before 5 June is among seven.
    expect([await count(coordinator, { noContactDays: 6 }), await count(coordinator, { noContactDays: 7 })]).toEqual([1, 0]);
  });

  it('is exempt only with reason and expiry, and falls back by itself', async () => {
    const id = await onRoll(world, '2025-01-01');
    const grant = (untilDay: string, by = coordinator) =>
      by.mutate<{ exemption: { id: string; version: number } | null }>(
        'coverageExemptionGrant',
        'CoverageExemptionGrantInput',
        { requestId: randomUUID(), householdId: id, reason: 'IN_INSTITUTION', note: '已住进区养老服务中心', untilDay },
        'exemption { id version }',
      );
    expect((await grant(TODAY)).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', field: ['untilDay'] }]);
    expect((await grant('2027-06-08')).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
    expect((await grant('2026-06-20')).userErrors).toEqual([]);
    expect((await grant('2026-06-25')).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
    const stranger = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect((await grant('2026-06-25', stranger)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await dawn(TODAY, 10);
    expect(await stateOn(world, id, TODAY)).toBe('EXEMPT');
    await dawn('2026-06-21');
    expect([await stateOn(world, id, '2026-06-19'), await stateOn(world, id, '2026-06-20')]).toEqual(['EXEMPT', 'GAP']);
  });

  it('gives a gap a name and a date that stays', async () => {
    const grid = await world.actor('GRID_WORKER', { area: LAOSHAN.community });
    const id = await onRoll(world, '2025-01-01');
    const gap = async () =>
      (
        await coordinator.get<{ coverageEntries: { edges: { node: { fromDay: string; dueOn: string; responsible: { id: string } } }[] } }>(
          'query Q($filter: CoverageFilter) { coverageEntries(filter: $filter) { edges { node { fromDay dueOn responsible { id } } } } }',
          { filter: { states: ['GAP'] } },
        )
      ).coverageEntries.edges[0]?.node;
    await dawn(TODAY);
    expect(await gap()).toEqual({ fromDay: TODAY, dueOn: plus(TODAY, 7), responsible: { id: coordinator.accountId } });
    await world.sql(
      "insert into grid_assignment (id, cell_code, worker_id, from_at, reason, assigned_by) values (gen_random_uuid(), $1, $2, '2026-06-09', 'FIRST', $3)",
      [LAOSHAN.code, grid.accountId, coordinator.accountId],
    );
    await dawn('2026-06-12');
    expect(await gap()).toMatchObject({ dueOn: plus(TODAY, 7), responsible: { id: grid.accountId } });
    expect(id).toBeTruthy();
  });
});

describe('the figures', () => {
  it('add up to the roll and open exactly their households, by area and unit, today and as of any past day', async () => {
    await world.sql(
      "insert into organisation (id, name, kind, area_code) values (gen_random_uuid(), '测试街道办', 'GOVERNMENT', 370212001000000)",
    );
    const households: string[] = [];
    for (let n = 0; n < 12; n += 1)
      households.push(await onRoll(world, plus('2026-05-20', n * 2), { area: n % 3 === 0 ? SHINAN.code : LAOSHAN.code }));
    await visited(world, households[1] as string, at('2026-06-01'));
    await visited(world, households[2] as string, at('2026-06-12'));
    await world.sql('update assistance_status set until = $2 where household_id = $1', [households[4], '2026-06-11']);
    for (let day = 0; day < 5; day += 1) await dawn(plus(TODAY, day));
    const city = await world.actor('BUREAU_SUPERVISOR');
    const worker = await world.actor('GRID_WORKER', { area: LAOSHAN.community });
    for (const actor of [city, coordinator, worker]) {
      for (const day of [0, 3, 4]) {
        const asOf = plus(TODAY, day);
        const total = await figure(actor, `day: "${asOf}"`);
        expect(total.roll).toBe(total.inDate + total.overdue + total.waiting + total.exempt + total.gap);
        expect(await count(actor, { day: asOf })).toBe(total.roll);
        for (const [key, state] of [
          ['inDate', 'IN_DATE'],
          ['waiting', 'WAITING'],
          ['gap', 'GAP'],
        ] as const)
          expect({ state, n: await count(actor, { day: asOf, states: [state] }) }).toEqual({ state, n: total[key] });
        for (const by of ['AREA', 'UNIT']) {
          const { coverageFigures } = await actor.get<{
            coverageFigures: (Figure & { area: { code: string } | null; unit: { id: string } | null })[];
          }>(`{ coverageFigures(by: ${by}, day: "${asOf}") { area { code } unit { id } roll inDate overdue waiting exempt gap } }`);
          expect(coverageFigures.reduce((sum, row) => sum + row.roll, 0)).toBe(total.roll);
          for (const row of coverageFigures) {
            const place = by === 'AREA' ? { areaCode: row.area?.code } : row.unit ? { unitId: row.unit.id } : { withoutUnit: true };
            expect(await count(actor, { day: asOf, ...place })).toBe(row.roll);
          }
        }
        const { coverageTrend } = await actor.get<{ coverageTrend: (Figure & { day: string })[] }>(
          `{ coverageTrend(from: "${asOf}", to: "${asOf}") { day roll inDate overdue waiting exempt gap } }`,
        );
        expect(coverageTrend).toEqual([{ day: asOf, ...total }]);
      }
    }
    expect(await figure(city, `day: "${TODAY}"`)).toMatchObject({ roll: 10 });
    expect(await figure(coordinator, 'day: "2026-06-01"')).toBeUndefined();
  }, 60_000);

  it('of below a town are counted from the entries', async () => {
    for (let n = 0; n < 3; n += 1) await onRoll(world, '2025-01-01');
    await keep();
    for (const areaCode of ['370212', '370212001', LAOSHAN.community])
      expect(await figure(coordinator, `areaCode: "${areaCode}"`)).toMatchObject({ roll: 3, gap: 3 });
  });

  it('are held by the database: a row that does not add up is refused', async () => {
    await onRoll(world, '2025-01-01');
    await keep();
    await expect(world.sql('update coverage_total set gap = gap + 1')).rejects.toThrow(/coverage_sums_to_roll/);
    await expect(
      world.sql(
        "insert into coverage_entry (household_id, from_day, area_code, state, basis, cadence_days, due_on) select household_id, from_day, area_code, 'IN_DATE', basis, 1, due_on from coverage_entry",
      ),
    ).rejects.toThrow(/coverage_(one_state_a_day|entry_present)/);
  });
});

describe('the daily work', () => {
  it('finds a household that fell out of the ledger, and does not close the day over it', async () => {
    const id = await onRoll(world, '2025-01-01');
    await onRoll(world, '2025-01-01');
    await keepLedger(world.services, (step) => step.done < step.total - 1);
    await world.sql('delete from coverage_entry where household_id = $1', [id]);
    await keepLedger(world.services, () => false);
    const [day] = await world.sql<{ state: string; parts_done: number; fault: string }>(
      'select state, parts_done, fault from coverage_day',
    );
    expect(day).toMatchObject({ state: 'RUNNING', parts_done: 0 });
    expect(day?.fault).toMatch(/1 households are not in exactly one state/);
    await keep();
    expect(await stateOn(world, id, TODAY)).toBe('GAP');
  });

  it('stopped after any piece goes on where it was, with the same result', async () => {
    for (let n = 0; n < 20; n += 1) {
      const id = await onRoll(world, '2025-01-01');
      if (n % 2 === 0) await visited(world, id, at(plus(TODAY, -n * 10)));
    }
    const image = () => world.sql('select household_id, from_day, until_day, state, due_on from coverage_entry order by 1, 2');
    for (let pieces = 0; pieces < 40; pieces += 1) await keepLedger(world.services, () => false);
    const stopped = await image();
    expect(stopped).toHaveLength(20);
    await world.sql("update coverage_day set state = 'PROVISIONAL', computed_at = '2000-01-01'");
    await keep();
    expect(await image()).toEqual(stopped);
  });

  it('closes the days that nobody saw, in order, each with what was known at its end', async () => {
    const id = await onRoll(world, '2025-01-01');
    await dawn(TODAY);
    await visited(world, id, at('2026-06-10'), { verifiedAt: at('2026-06-10', 15) });
    await dawn('2026-06-13');
    const days = await world.sql<{ day: string; state: string }>('select day::text, state from coverage_day order by day');
    expect(days.map((day) => `${day.day} ${day.state}`)).toEqual([
      '2026-06-08 CLOSED',
      '2026-06-09 CLOSED',
      '2026-06-10 CLOSED',
      '2026-06-11 CLOSED',
      '2026-06-12 CLOSED',
      '2026-06-13 PROVISIONAL',
    ]);
    expect([await stateOn(world, id, '2026-06-09'), await stateOn(world, id, '2026-06-10')]).toEqual(['GAP', 'IN_DATE']);
    expect(await world.sql('select count(*)::int n from coverage_entry')).toEqual([{ n: 2 }]);
  });

  it('leaves a closed day alone, whatever is recorded later', async () => {
    const id = await onRoll(world, '2025-01-01');
    await dawn(TODAY);
    await dawn('2026-06-09');
    await visited(world, id, at('2026-06-01'), { verifiedAt: at('2026-06-02') });
    await dawn('2026-06-10');
    expect([await stateOn(world, id, TODAY), await stateOn(world, id, '2026-06-10')]).toEqual(['GAP', 'IN_DATE']);
    await expect(world.sql("select app.coverage_write($1, '2026-06-09', 0, 1)", [TODAY])).rejects.toThrow(/the day is past/);
  });

  it('writes a past day anew when it is ordered with a reason, and that day alone', async () => {
    const ids = [
      await onRoll(world, '2025-01-01'),
      await onRoll(world, '2025-01-01'),
      await onRoll(world, '2025-01-01', { area: SHINAN.code }),
    ];
    for (let day = 0; day < 5; day += 1) await dawn(plus(TODAY, day));
    await visited(world, ids[0] as string, at('2026-06-01'), { verifiedAt: at('2026-06-02') });
    await world.sql('update assistance_status set "from" = $2 where household_id = $1', [ids[1], '2026-06-10']);
    const bureau = await world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
    const order = (day: string, areaCode = '370212') =>
      bureau.mutate<{ correction: { id: string } | null }>(
        'coverageDayCorrect',
        'CoverageDayCorrectInput',
        { requestId: randomUUID(), day, areaCode, reason: '漏登记的探访已核实' },
        'correction { id }',
      );
    expect((await order('2026-06-09')).userErrors).toEqual([]);
    expect((await order('2026-06-09', '3702')).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await order('2026-06-12')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await order('2026-05-01')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await keep();
    const history = async (id: string) => Promise.all([0, 1, 2, 3].map((day) => stateOn(world, id, plus(TODAY, day))));
    expect(await history(ids[0] as string)).toEqual(['GAP', 'IN_DATE', 'GAP', 'GAP']);
    expect(await history(ids[1] as string)).toEqual(['GAP', null, 'GAP', 'GAP']);
    expect(await history(ids[2] as string)).toEqual(['GAP', 'GAP', 'GAP', 'GAP']);
    const [kept] = await world.sql<{ changed: number; before: { gap: number }[] }>(
      'select changed, before from coverage_correction where done_at is not null',
    );
    expect(kept).toMatchObject({ changed: 2, before: [{ gap: 2 }] });
    expect(await figure(coordinator, 'day: "2026-06-09"')).toMatchObject({ roll: 1, inDate: 1, gap: 0 });
  });
});

describe('moves', () => {
  it('of a household change no past figure, and count it once', async () => {
    const id = await onRoll(world, '2025-01-01');
    await dawn('2026-06-09');
    await dawn('2026-06-10', 0.5);
    await world.sql('update household set area_code = $2 where id = $1', [id, SHINAN.code]);
    await dawn('2026-06-10', 9);
    const city = await world.actor('BUREAU_SUPERVISOR');
    const areas = async (day: string) =>
      (
        await city.get<{ coverageFigures: { area: { code: string }; roll: number }[] }>(
          `{ coverageFigures(by: AREA, day: "${day}") { area { code } roll } }`,
        )
      ).coverageFigures
        .filter((row) => row.roll > 0)
        .map((row) => row.area.code);
    expect([await areas('2026-06-09'), await areas('2026-06-10')]).toEqual([['370212'], ['370202']]);
    expect([await count(coordinator, { day: '2026-06-09' }), await count(coordinator, { day: '2026-06-10' })]).toEqual([1, 0]);
  });
});
