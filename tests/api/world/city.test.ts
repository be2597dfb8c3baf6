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

  it('proposes fairer shares for the grid of the whole city within what a statement may take', async () => {
    const coordinator = await world.actor('COORDINATOR');
    const { gridBalance } = await coordinator.get<{ gridBalance: { households: number; to: { id: string } }[] }>(
      '{ gridBalance { households to { id } } }',
    );
    expect(gridBalance.length).toBeGreaterThan(0);
    // Only to somebody who works on the grid: the one coordinator of this test does not.
    expect(gridBalance.every((move) => move.to.id !== coordinator.accountId)).toBe(true);
  });
});
