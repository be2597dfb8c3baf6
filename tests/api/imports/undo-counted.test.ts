import { keepLedger } from '@finemesh/server/dist/modules/coverage/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, World } from '../../testkit/world.js';
import { applied, type Batch, checked, command, HOUSEHOLD_HEADER, identityNumber, undone } from './roster.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  world.startJobs();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

const imported = async (n: number): Promise<Batch> => {
  const rows = [1, 2].map((m) => `U-${n}-${m},计数${n}${m},${identityNumber(10 * n + m)},户主,,${LAOSHAN.community},,低保,`);
  return applied(coordinator, await checked(coordinator, 'HOUSEHOLDS', [HOUSEHOLD_HEADER, ...rows].join('\n')));
};
const ledger = async () => ({
  days: await world.sql<{ state: string }>('select state from coverage_day order by day desc limit 1'),
  entries: (await world.sql<{ n: number }>('select count(*)::int n from coverage_entry'))[0]?.n,
  roll: (
    await world.sql<{ n: number }>(
      'select coalesce(sum(roll), 0)::int n from coverage_total where day = (select max(day) from coverage_day)',
    )
  )[0]?.n,
});

describe('households that coverage has counted', () => {
  it('leave the day that is not over, which is then written anew', async () => {
    const batch = await imported(1);
    await keepLedger(world.services);
    expect(await ledger()).toEqual({ days: [{ state: 'PROVISIONAL' }], entries: 2, roll: 2 });
    expect(await undone(coordinator, batch)).toMatchObject({ state: 'UNDONE', job: { state: 'SUCCEEDED' } });
    expect(await ledger()).toMatchObject({ days: [{ state: 'RUNNING' }], entries: 0 });
    await keepLedger(world.services);
    expect(await ledger()).toEqual({ days: [{ state: 'PROVISIONAL' }], entries: 0, roll: 0 });
  });

  it('stay once a day with them is closed', async () => {
    const batch = await imported(2);
    world.clock.advance(31 * 60_000);
    await keepLedger(world.services);
    world.clock.advance(86_400_000);
    await keepLedger(world.services);
    const before = await ledger();
    expect(before).toMatchObject({ entries: 2, roll: 2 });
    expect((await command(coordinator, 'Undo', batch)).userErrors).toMatchObject([
      { code: 'IMPORT_CANNOT_UNDO', message: expect.stringContaining('name 2 households') as string },
    ]);
    expect(await ledger()).toEqual(before);
  });

  it('stay with a clear word where anything else hangs on them', async () => {
    const batch = await imported(3);
    await world.sql('create table kept_by_test (household_id uuid references household)');
    await world.sql("insert into kept_by_test select id from household where number = 'U-3-1'");
    expect(await undone(coordinator, batch)).toMatchObject({
      state: 'APPLIED',
      job: { state: 'FAILED', failureCode: 'IMPORT_CANNOT_UNDO' },
    });
    expect(await world.sql("select 1 from household where number like 'U-3-%'")).toHaveLength(2);
  });
});
