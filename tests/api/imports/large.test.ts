import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { startJobProcess } from '../../testkit/job-process.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { applied, BATCH, type Batch, checked, command, HOUSEHOLD_HEADER, identityNumber, look, settled } from './roster.js';

let world: World;
let coordinator: Actor;

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

/** A roster of single households; every `faulty`-th row has a fault. */
function roster(name: string, rows: number, faulty = Infinity): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const identity =
      (n + 1) % faulty === 0 ? '12345' : identityNumber(n % 1000, `${1930 + Math.floor(n / 1000)}${name === 'A' ? '0203' : '0405'}`);
    return `${name}${n},人${n},${identity},户主,,${LAOSHAN.community},,低保,2020-04-01`;
  });
  return [HOUSEHOLD_HEADER, ...lines].join('\n');
}

async function waitFor<T>(ask: () => Promise<T | undefined>, seconds = 30): Promise<T> {
  for (let tries = 0; tries < seconds * 20; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it does not happen');
}

describe('an ordinary large file', () => {
  it('checks 5,000 rows with 100 faults, pages through them, applies the rest', async () => {
    const runner = world.startJobs();
    const batch = await checked(coordinator, 'HOUSEHOLDS', roster('A', 5000, 50));
    expect(batch).toMatchObject({ rowsRead: 5000, rowsOk: 4900, rowsRejected: 100, rowsDuplicate: 0, cellErrors: { totalCount: 100 } });
    const rows: number[] = [];
    for (let after: string | null = null; ;) {
      const page: { importBatch: Batch } = await coordinator.get(
        'query P($id: ID!, $after: String) { importBatch(id: $id) { cellErrors(first: 30, after: $after) { edges { node { rowNumber } } pageInfo { endCursor hasNextPage } } } }',
        { id: batch.id, after },
      );
      rows.push(...page.importBatch.cellErrors.edges.map(({ node }) => node.rowNumber));
      after = page.importBatch.cellErrors.pageInfo.endCursor;
      if (!page.importBatch.cellErrors.pageInfo.hasNextPage) break;
    }
    expect(rows).toEqual(Array.from({ length: 100 }, (_, n) => (n + 1) * 50 + 1));
    const done = await applied(coordinator, batch, true);
    expect(done.state).toBe('APPLIED');
    expect(
      await world.sql('select count(*)::int n, min(member_count) low, max(member_count) high from household where import_id = $1', [
        batch.id,
      ]),
    ).toEqual([{ n: 4900, low: 1, high: 1 }]);
    await runner.stop();
  }, 60_000);

  it('leaves nothing when its server is killed, and is done once by the next', async () => {
    const first = world.startJobs();
    const batch = await checked(coordinator, 'HOUSEHOLDS', roster('B', 5000));
    await first.stop();
    const { importBatch } = await command(coordinator, 'Apply', batch, { skipRejected: false });
    expect(importBatch?.state).toBe('APPLYING');
    const doomed = startJobProcess(world);
    await waitFor(async () => (((await look(coordinator, batch.id))?.job?.done ?? 0) >= 500 ? true : undefined));
    doomed.kill('SIGKILL');
    await new Promise((resolve) => doomed.once('exit', resolve));
    expect(await look(coordinator, batch.id)).toMatchObject({ state: 'APPLYING', job: { state: 'RUNNING' } });
    expect(await world.sql('select count(*)::int n from household where import_id = $1', [batch.id])).toEqual([{ n: 0 }]);

    const next = world.startJobs();
    expect(await settled(coordinator, batch.id)).toMatchObject({ state: 'APPLIED', job: { state: 'SUCCEEDED' } });
    expect(await world.sql('select count(*)::int n from household where import_id = $1', [batch.id])).toEqual([{ n: 5000 }]);
    await next.stop();
  }, 60_000);

  it('takes nothing when one of its later rows was recorded elsewhere since the check', async () => {
    const runner = world.startJobs();
    const batch = await checked(coordinator, 'HOUSEHOLDS', roster('D', 2500).replace(/\d{17}[\dX]/gu, ''));
    await world.sql("insert into household (id, number, area_code, head_name) values (gen_random_uuid(), 'D1100', $1, '先到')", [
      SHINAN.code,
    ]);
    expect(await applied(coordinator, batch)).toMatchObject({
      state: 'CHECKED',
      job: { state: 'FAILED', message: expect.stringContaining('Check the file again') as string },
    });
    expect(await world.sql("select head_name from household where number like 'D%'")).toEqual([{ head_name: '先到' }]);
    await runner.stop();
  }, 60_000);

  it('stops when it is cancelled and can be applied again', async () => {
    const runner = world.startJobs();
    const batch = await checked(coordinator, 'HOUSEHOLDS', roster('C', 3000).replace(/\d{17}[\dX]/gu, ''));
    expect(batch.rowsOk).toBe(3000);
    await command(coordinator, 'Apply', batch, { skipRejected: false });
    const job = await waitFor(async () => (await look(coordinator, batch.id))?.job ?? undefined);
    await waitFor(async () => ((await look(coordinator, batch.id))?.job?.state === 'RUNNING' ? true : undefined));
    const cancelled = await coordinator.mutate<{ job: { id: string } | null }>('jobCancel', 'JobCancelInput', { id: job.id }, 'job { id }');
    expect(cancelled).toMatchObject({ userErrors: [], job: { id: job.id } });
    const after = await settled(coordinator, batch.id);
    expect(after).toMatchObject({ state: 'CHECKED', job: { state: 'CANCELLED' }, viewerCanApply: true });
    expect(await world.sql('select count(*)::int n from household where import_id = $1', [batch.id])).toEqual([{ n: 0 }]);
    const again = await coordinator.mutate('jobCancel', 'JobCancelInput', { id: job.id }, 'job { id }');
    expect(again.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect((await applied(coordinator, after)).state).toBe('APPLIED');
    await runner.stop();
  }, 60_000);
});

describe('the history', () => {
  it('lists imports newest first, page by page', async () => {
    const page = (after: string | null) =>
      coordinator.get<{
        importBatches: {
          totalCount: number;
          edges: { node: Batch; cursor: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }>(
        `query H($after: String) { importBatches(first: 2, after: $after) { totalCount edges { cursor node { ${BATCH} } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
    const first = await page(null);
    const second = await page(first.importBatches.pageInfo.endCursor);
    expect(first.importBatches).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(second.importBatches.pageInfo.hasNextPage).toBe(false);
    expect([...first.importBatches.edges, ...second.importBatches.edges].map(({ node }) => node.rowsRead)).toEqual([
      3000, 2500, 5000, 5000,
    ]);
  });
});
