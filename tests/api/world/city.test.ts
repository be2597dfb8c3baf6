import { layWorld, WORLD_SIZES } from '@finemesh/server/dist/modules/world/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '../../testkit/world.js';

let world: World;

/** People, volunteers and workers at the published size; only the history of visits, which no source counts, is shortened. */
const size = { ...WORLD_SIZES.city, history: 4000, open: 400 };

beforeAll(async () => {
  world = await World.start();
  if (!(await layWorld(world.database.ownerUrl, 'city', { clock: world.clock, keyring: world.services.keyring, size })))
    throw new Error('nothing was laid');
}, 600_000);
afterAll(() => world.stop());

/** Qingdao Civil Affairs Bureau, 17 August 2020. */
describe('the city at its published size', () => {
  it('counts exactly as published when asked through the API', async () => {
    const auditor = await world.actor('AUDITOR');
    const { assistanceFigures } = await auditor.get<{ assistanceFigures: { programme: string; households: number; persons: number }[] }>(
      '{ assistanceFigures { programme households persons } }',
    );
    const figure = (programme: string) => assistanceFigures.find((row) => row.programme === programme);
    expect(figure('MINIMUM_LIVING_ALLOWANCE')).toMatchObject({ households: 62_000, persons: 91_000 });
    expect(figure('EXTREME_HARDSHIP')).toMatchObject({ households: 7_439, persons: 7_643 });
    expect(figure('TEMPORARY_ASSISTANCE')).toMatchObject({ households: 5_222 });
    expect(figure('REGISTERED_POOR')).toMatchObject({ persons: 11_547 });
  });

  it('reproduces every published figure, with its parts, its rows and its second count', async () => {
    const supervisor = await world.actor('BUREAU_SUPERVISOR');
    interface Figures {
      publishedFigures: {
        figures: { key: string; unit: string; value: number }[];
        reconciliation: { households: number; ledger: number };
      };
    }
    const ask = async (asOf?: string): Promise<Figures['publishedFigures']> =>
      (
        await supervisor.get<Figures>(
          'query ($asOf: LocalDate) { publishedFigures(asOf: $asOf) { figures { key unit value } reconciliation { households ledger } } }',
          { asOf },
        )
      ).publishedFigures;
    const { figures, reconciliation } = await ask();
    const values = Object.fromEntries(figures.map(({ key, value }) => [key, value]));
    expect({ ...values, REGISTERED_POOR_PERCENT: Math.round(values['REGISTERED_POOR_PERCENT'] ?? 0) }).toEqual({
      ALLOWANCE_HOUSEHOLDS: 62_000,
      ALLOWANCE_PERSONS: 91_000,
      ALLOWANCE_PAID: 360_000_000_00,
      HARDSHIP_HOUSEHOLDS: 7_439,
      HARDSHIP_PERSONS: 7_643,
      HARDSHIP_PAID: 60_330_000_00,
      TEMPORARY_HOUSEHOLDS: 5_222,
      TEMPORARY_PAID: 19_640_000_00,
      SUBSIDY_PAID: 46_570_000_00,
      REGISTERED_POOR_ASSISTED: 11_547,
      REGISTERED_POOR_PERCENT: 46,
      REGISTERED_POOR_CHANGE: 7,
      GRID_WORKERS: 735,
      GRID_COMMUNITIES: 162,
      STANDARD_DISTRICTS: 700_00,
      STANDARD_CITIES_URBAN: 630_00,
      STANDARD_CITIES_RURAL: 520_00,
      TEMPORARY_CAP: 30_000_00,
      DECISION_DAYS: 20,
    });
    // Before the reform, as of a day before it.
    const before = Object.fromEntries((await ask('2019-12-31')).figures.map(({ key, value }) => [key, value]));
    expect(before).toMatchObject({ TEMPORARY_CAP: 20_000_00, DECISION_DAYS: 33 });
    expect(reconciliation.ledger).toBe(reconciliation.households);
    expect(reconciliation.households).toBeGreaterThan(69_439);

    const sums = await supervisor.get<Record<string, { value: number }[]>>(
      '{ a: figureParts(key: ALLOWANCE_PERSONS) { value } b: figureParts(key: ALLOWANCE_PAID) { value } c: figureMonths(key: TEMPORARY_PAID) { value } d: figureMonths(key: SUBSIDY_PAID) { value } }',
    );
    const sum = (name: string): number => (sums[name] ?? []).reduce((total, { value }) => total + value, 0);
    expect({ areas: sums['a']?.length, a: sum('a'), b: sum('b'), c: sum('c'), d: sum('d') }).toEqual({
      areas: 10,
      a: 91_000,
      b: 360_000_000_00,
      c: 19_640_000_00,
      d: 46_570_000_00,
    });
    const rows = await supervisor.get<Record<string, { totalCount: number }>>(
      '{ a: figureRows(key: ALLOWANCE_HOUSEHOLDS, first: 1) { totalCount } b: figureRows(key: TEMPORARY_PAID, first: 1) { totalCount } }',
    );
    expect([rows['a']?.totalCount, rows['b']?.totalCount]).toEqual([62_000, 5_222]);
    const { listComparisons } = await supervisor.get<{
      listComparisons: { edges: { node: { leftKind: string; latest: { id: string } } }[] };
    }>('{ listComparisons { edges { node { leftKind latest { id } } } } }');
    const { comparisonRows } = await supervisor.get<{ comparisonRows: { totalCount: number } }>(
      'query ($id: ID!) { comparisonRows(runId: $id, side: LEFT, outcome: MATCHED, first: 1) { totalCount } }',
      { id: listComparisons.edges.find(({ node }) => node.leftKind === 'REGISTERED_POOR')?.node.latest.id },
    );
    expect(comparisonRows.totalCount).toBe(11_547);
  });

  it('adds up over the ten districts', async () => {
    const supervisor = await world.actor('BUREAU_SUPERVISOR');
    const { adminAreas } = await supervisor.get<{ adminAreas: { code: string }[] }>('{ adminAreas { code } }');
    expect(adminAreas).toHaveLength(10);
    const sums = { households: 0, persons: 0 };
    for (const { code } of adminAreas) {
      const { assistanceFigures } = await supervisor.get<{ assistanceFigures: { households: number; persons: number }[] }>(
        'query ($code: String) { assistanceFigures(areaCode: $code) { households persons } }',
        { code },
      );
      sums.households += assistanceFigures[0]?.households ?? 0;
      sums.persons += assistanceFigures[0]?.persons ?? 0;
    }
    expect(sums).toEqual({ households: 62_000, persons: 91_000 });
  });

  it('has 735 grid workers, each with a cell of their own in the 162 communities of Laoshan', async () => {
    const rows = await world.sql(
      `select count(*)::int workers, count(distinct g.area_code)::int cells, count(distinct a.parent_code)::int communities, bool_and(a.level = 'GRID_CELL' and a.code / 1000000000 = 370212) laoshan
       from role_grant g join account c on c.id = g.account_id join admin_area a on a.code = g.area_code where g.role = 'GRID_WORKER' and c.username like 'grid.%'`,
    );
    expect(rows).toEqual([{ workers: 735, cells: 735, communities: 162, laoshan: true }]);
  });

  it('has 20,000 volunteers', async () => {
    const coordinator = await world.actor('COORDINATOR');
    const { volunteers } = await coordinator.get<{ volunteers: { totalCount: number } }>('{ volunteers(first: 1) { totalCount } }');
    expect(volunteers.totalCount).toBe(20_000);
  });

  it('shows a grid worker the households of one cell', async () => {
    const [row] = await world.sql<{ id: string; n: number }>(
      "select c.id, (select count(*)::int from household h where h.area_code = g.area_code) n from account c join role_grant g on g.account_id = c.id where c.username = 'grid.0007'",
    );
    const worker = await world.signedIn(row?.id ?? '');
    const { households } = await worker.get<{ households: { totalCount: number } }>('{ households(first: 1) { totalCount } }');
    expect(households.totalCount).toBe(row?.n);
  });

  it('weighs the shares of the grid of the whole city within what a statement may take', async () => {
    const coordinator = await world.actor('COORDINATOR');
    // One worker more, who has every cell that nobody had. Whoever runs into the limit of a statement gets an error instead of an answer.
    const busy = await world.actor('GRID_WORKER');
    await world.sql(
      `insert into grid_assignment (id, cell_code, worker_id, from_at, reason, assigned_by)
       select gen_random_uuid(), c.area_code, $1, '2020-01-01', 'FIRST', $2 from (select distinct area_code from household) c
       where not exists (select from grid_assignment g where g.cell_code = c.area_code)`,
      [busy.accountId, coordinator.accountId],
    );
    const { gridBalance } = await coordinator.get<{ gridBalance: { households: number; to: { id: string } }[] }>(
      '{ gridBalance { households to { id } } }',
    );
    expect(gridBalance.every((move) => move.to.id !== busy.accountId && move.to.id !== coordinator.accountId)).toBe(true);
  });
});
