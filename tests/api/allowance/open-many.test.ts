import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { startJobProcess } from '../../testkit/job-process.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

interface Batch {
  id: string;
  state: string;
  due: number;
  opened: number;
}
const BATCH = 'id state due opened month';

let world: World;
let worker: Actor;

beforeAll(async () => {
  world = await World.start();
  worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

/** Households on the allowance since a day. */
async function onAllowance(count: number, since: string, place = LAOSHAN): Promise<void> {
  await world.sql(
    `with h as (insert into household (id, number, area_code, address, head_name, member_count) select gen_random_uuid(), gen_random_uuid()::text, $1, '青岛市测试路1号', '王秀英', 1 from generate_series(1, $2) returning id)
     insert into assistance_status (id, household_id, programme, "from", persons) select gen_random_uuid(), id, 'MINIMUM_LIVING_ALLOWANCE', $3, 1 from h`,
    [place.code, count, since],
  );
}
const open = (month: string, by = worker, areaCode = LAOSHAN.district) =>
  by.mutate<{ batch: Batch | null }>(
    'allowanceReviewsOpen',
    'AllowanceReviewsOpenInput',
    { requestId: randomUUID(), areaCode, month },
    `batch { ${BATCH} }`,
  );

async function ended(id: string): Promise<Batch> {
  for (let tries = 0; tries < 800; tries += 1) {
    const { allowanceReviewBatches } = await worker.get<{ allowanceReviewBatches: { edges: { node: Batch }[] } }>(
      `{ allowanceReviewBatches { edges { node { ${BATCH} } } } }`,
    );
    const batch = allowanceReviewBatches.edges.find(({ node }) => node.id === id)?.node;
    if (batch && batch.state !== 'RUNNING') return batch;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it does not end');
}

describe('reviews that fall due in a month', () => {
  it('are opened together, those that are late included, once, each with its clock; also when the process is killed midway', async () => {
    // 180 days from the first day: due on 30 June, on 1 July, long ago, and elsewhere.
    await onAllowance(700, '2026-01-01');
    await onAllowance(3, '2026-01-02');
    await onAllowance(5, '2025-03-01');
    await onAllowance(4, '2026-01-01', SHINAN);
    expect((await open('2026-06-02')).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', field: ['month'] }]);
    expect((await open('2026-06-01', worker, SHINAN.district)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const { batch, userErrors } = await open('2026-06-01');
    expect(userErrors).toEqual([]);
    expect(batch).toMatchObject({ state: 'RUNNING', due: 705, opened: 0 });
    expect((await open('2026-06-01')).userErrors).toMatchObject([{ code: 'IN_USE' }]);
    const child = startJobProcess(world);
    try {
      for (let n = 0; n === 0;) {
        [{ n = 0 } = {}] = await world.sql<{ n: number }>('select count(*)::int n from allowance_review');
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    } finally {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }
    await world.sql("update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_at is not null");
    world.startJobs();
    expect(await ended(batch?.id ?? '')).toMatchObject({ state: 'DONE', due: 705, opened: 705 });
    const [counts] = await world.sql<Record<string, number>>(
      `select count(*)::int reviews, count(distinct r.status_id)::int statuses, count(c.id)::int clocks, count(*) filter (where (c.due_at at time zone 'Asia/Shanghai')::date = '2026-06-30')::int june, count(*) filter (where r.area_code <> $1)::int elsewhere
       from allowance_review r left join sla_clock c on c.subject_id = r.id`,
      [LAOSHAN.code],
    );
    expect(counts).toEqual({ reviews: 705, statuses: 705, clocks: 705, june: 700, elsewhere: 0 });
    // What is open is not opened again; the next month finds the three that fall due in it.
    expect((await open('2026-06-01')).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect(await ended((await open('2026-07-01')).batch?.id ?? '')).toMatchObject({ due: 3, opened: 3 });
  });
});
