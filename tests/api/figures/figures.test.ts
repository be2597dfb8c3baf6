import { randomUUID } from 'node:crypto';
import { readSpreadsheet } from '@finemesh/server/dist/platform/spreadsheets/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, RefusedBecause } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
const numbers: string[] = [];

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  for (const area of [LAOSHAN.code, LAOSHAN.code, SHINAN.code]) {
    const id = await world.household({ area });
    await world.sql(
      'insert into assistance_status (id, household_id, programme, "from", until, persons) values ($1, $2, \'MINIMUM_LIVING_ALLOWANCE\', $3, $4, 2)',
      [randomUUID(), id, numbers.length === 0 ? '2026-03-10' : '2025-01-01', numbers.length === 1 ? '2026-05-01' : null],
    );
    numbers.push((await world.sql<{ number: string }>('select number from household where id = $1', [id]))[0]?.number ?? '');
  }
});
afterAll(() => world.stop());

const record = (actor: Actor, input: object) =>
  actor.mutate<{ payments: { id: string }[] | null; userErrors: RefusedBecause[] }>(
    'benefitPaymentsRecord',
    'BenefitPaymentsRecordInput',
    { requestId: randomUUID(), programme: 'MINIMUM_LIVING_ALLOWANCE', month: '2026-05-15', reference: 'FF202605', ...input },
    'payments { id month amountFen household { headName } }',
  );
const line = (at: number, amountFen = 140_000) => ({ householdNumber: numbers[at], persons: 2, amountFen });

async function figure(actor: Actor, key: string, args = ''): Promise<number | null> {
  const { publishedFigures } = await actor.get<{ publishedFigures: { figures: { key: string; value: number | null }[] } }>(
    `{ publishedFigures${args && `(${args})`} { figures { key value } } }`,
  );
  return publishedFigures.figures.find((each) => each.key === key)?.value ?? null;
}

describe('what was paid', () => {
  it('is reported as a whole pay list or not at all', async () => {
    const codes = async (rows: object[], more: object = {}) =>
      (await record(coordinator, { rows, ...more })).userErrors.map(({ code, field }) => [code, field?.join('.')]);
    expect(await codes([line(0), { ...line(1), householdNumber: 'NONE' }])).toEqual([['NOT_FOUND', 'rows.1.householdNumber']]);
    // A household elsewhere is as if it did not exist.
    expect(await codes([line(0), line(2)])).toEqual([['NOT_FOUND', 'rows.1.householdNumber']]);
    expect(await codes([line(0), line(0)])).toEqual([['DUPLICATE', 'rows.1.householdNumber']]);
    expect(await codes([line(0, 0)])).toEqual([['OUT_OF_RANGE', 'rows.0.amountFen']]);
    expect(await codes([line(0, 0.5)])).toEqual([['OUT_OF_RANGE', 'rows.0.amountFen']]);
    expect(await codes([line(0)], { month: '2026-07-01' })).toEqual([['OUT_OF_RANGE', 'month']]);
    expect(await world.sql('select from benefit_payment')).toEqual([]);

    const requestId = randomUUID();
    const made = await record(coordinator, { requestId, rows: [line(0), line(1)] });
    expect(made).toMatchObject({
      userErrors: [],
      payments: [{ month: '2026-05-01', amountFen: 140_000, household: { headName: '王*英' } }, {}],
    });
    expect((await record(coordinator, { requestId, rows: [line(0), line(1)] })).payments).toEqual(made.payments);
    expect(await codes([line(1)])).toEqual([['DUPLICATE', 'rows']]);
    expect(await codes([line(0, -40_000)], { reference: 'GZ-1' })).toEqual([]);
    expect(await figure(coordinator, 'ALLOWANCE_PAID')).toBe(240_000);
    await expect(world.sql('update benefit_payment set amount_fen = 1')).rejects.toThrow('insert-only');
  });

  it('counts in its period alone', async () => {
    expect(await figure(coordinator, 'ALLOWANCE_PAID', 'asOf: "2026-04-30"')).toBe(0);
    expect(await figure(coordinator, 'ALLOWANCE_PAID', 'months: 1')).toBe(0);
    expect(await figure(coordinator, 'ALLOWANCE_PAID', 'months: 2')).toBe(240_000);
    const { figureMonths } = await coordinator.get('{ figureMonths(key: ALLOWANCE_PAID, months: 3) { month value } }');
    expect(figureMonths).toEqual([
      { month: '2026-04-01', value: 0 },
      { month: '2026-05-01', value: 240_000 },
      { month: '2026-06-01', value: 0 },
    ]);
  });
});

describe('figures', () => {
  it('are as of the day, and of the area that the viewer may read', async () => {
    const whole = await world.actor('BUREAU_SUPERVISOR');
    expect(await figure(coordinator, 'ALLOWANCE_HOUSEHOLDS')).toBe(1);
    expect(await figure(coordinator, 'ALLOWANCE_HOUSEHOLDS', 'asOf: "2026-03-09"')).toBe(1);
    expect(await figure(coordinator, 'ALLOWANCE_HOUSEHOLDS', 'asOf: "2026-03-10"')).toBe(2);
    // A status ends before its last day: on the day itself it does not count any more.
    expect(await figure(coordinator, 'ALLOWANCE_HOUSEHOLDS', 'asOf: "2026-04-30"')).toBe(2);
    expect(await figure(coordinator, 'ALLOWANCE_HOUSEHOLDS', 'asOf: "2026-05-01"')).toBe(1);
    expect(await figure(whole, 'ALLOWANCE_PERSONS')).toBe(4);
    expect(await figure(whole, 'ALLOWANCE_PERSONS', `areaCode: "${SHINAN.district}"`)).toBe(2);
    expect(await figure(coordinator, 'ALLOWANCE_PERSONS', `areaCode: "${SHINAN.district}"`)).toBe(0);
    const { figureMonths } = await coordinator.get('{ figureMonths(key: ALLOWANCE_HOUSEHOLDS, months: 4) { month value } }');
    expect(figureMonths).toEqual([
      { month: '2026-03-01', value: 2 },
      { month: '2026-04-01', value: 2 },
      { month: '2026-05-01', value: 1 },
      { month: '2026-06-01', value: 1 },
    ]);
    const { figureParts } = await whole.get('{ figureParts(key: ALLOWANCE_HOUSEHOLDS) { value area { code } } }');
    expect(figureParts).toEqual([
      { value: 1, area: { code: SHINAN.district } },
      { value: 1, area: { code: LAOSHAN.district } },
    ]);
  });

  it('take standards, cap and days from policy as of the day', async () => {
    for (const [key, asOf, value] of [
      ['STANDARD_DISTRICTS', '2026-06-08', 70_000],
      ['STANDARD_CITIES_URBAN', '2026-06-08', 63_000],
      ['STANDARD_CITIES_RURAL', '2026-06-08', 52_000],
      ['STANDARD_DISTRICTS', '2020-03-31', null],
      ['TEMPORARY_CAP', '2020-01-01', 3_000_000],
      ['TEMPORARY_CAP', '2019-12-31', 2_000_000],
      ['DECISION_DAYS', '2019-12-31', 33],
    ] as const)
      expect([key, asOf, await figure(coordinator, key, `asOf: "${asOf}"`)]).toEqual([key, asOf, value]);
  });

  it('say nothing where no comparison was run, and know the share of the one that was', async () => {
    expect(await figure(coordinator, 'REGISTERED_POOR_PERCENT', `areaCode: "${LAOSHAN.district}"`)).toBeNull();
    const id = randomUUID();
    await world.sql(
      "insert into list_comparison (id, area_code, left_kind, right_kind, wanted, created_by) values ($1, 370212000000000, 'REGISTERED_POOR', 'ASSISTED_ROLL', '{ONLY_LEFT}', $2)",
      [id, coordinator.accountId],
    );
    for (const [number, day, matched] of [
      [1, '2025-06-01', 39],
      [2, '2026-06-01', 46],
    ])
      await world.sql(
        `insert into comparison_run (id, comparison_id, number, as_of, state, left_list, right_list, rules, left_rows, right_rows, matched, only_left, ordered_by, done_at)
         values (gen_random_uuid(), $1, $2::int, $3, 'DONE', '{}', '{}', '{}', 100, $4::int, $4::int, 100 - $4::int, $5, now())`,
        [id, number, day, matched, coordinator.accountId],
      );
    const at = `areaCode: "${LAOSHAN.district}"`;
    expect(await figure(coordinator, 'REGISTERED_POOR_ASSISTED', at)).toBe(46);
    expect(await figure(coordinator, 'REGISTERED_POOR_CHANGE', at)).toBe(7);
    expect(await figure(coordinator, 'REGISTERED_POOR_CHANGE', `${at}, asOf: "2026-05-31"`)).toBeNull();
  });

  it('open their rows to whoever sees the households, and to nobody else', async () => {
    const rows = (actor: Actor, key: string) =>
      actor.ask<{ figureRows: { totalCount: number; edges: { node: { day: string; amountFen: number | null } }[] } }>(
        `{ figureRows(key: ${key}) { totalCount edges { node { day amountFen persons household { headName } } } } }`,
      );
    expect((await rows(coordinator, 'ALLOWANCE_PAID')).data?.figureRows).toMatchObject({
      totalCount: 3,
      edges: [{}, {}, { node: { day: '2026-05-01' } }],
    });
    expect((await rows(coordinator, 'ALLOWANCE_HOUSEHOLDS')).data?.figureRows).toMatchObject({
      totalCount: 1,
      edges: [{ node: { day: '2026-03-10', amountFen: null } }],
    });
    expect((await rows(coordinator, 'TEMPORARY_CAP')).errors?.[0]?.extensions?.code).toBe('BAD_REQUEST');
    expect((await rows(await world.actor('AUDITOR'), 'ALLOWANCE_PAID')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('leave as a workbook for whoever may read figures', async () => {
    const url = `/figures.xlsx?areaCode=${LAOSHAN.district}&asOf=2026-06-08&months=2`;
    const response = await coordinator.send('GET', url);
    expect(response.statusCode).toBe(200);
    const sheet = await readSpreadsheet(response.rawPayload);
    const lines: string[][] = [];
    for await (const { cells } of sheet.rows) lines.push([...cells]);
    expect(sheet.source).toBe('公布数据');
    expect(lines).toContainEqual(['低保家庭', '1', '户', '截至 2026-06-08']);
    expect(lines).toContainEqual(['发放低保金', '2400', '元', '2026-05 至 2026-06']);
    expect((await world.anonymous.send('GET', url)).statusCode).toBe(401);
    expect((await (await world.actor('GRID_WORKER')).send('GET', url)).statusCode).toBe(403);
    for (const wrong of ['asOf=tomorrow', 'areaCode=37021', 'months=0', 'asOf=2099-01-01'])
      expect([wrong, (await coordinator.send('GET', `/figures.xlsx?${wrong}`)).statusCode]).toEqual([wrong, 400]);
  });
});
