import { randomUUID } from 'node:crypto';
// First: it brings the metadata that decorated classes need.
import { World } from '../../testkit/world.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';
import { FieldError, Refusal, userError, UserErrorCode } from '@finemesh/server/dist/platform/errors/user-error.js';
import type { DomainModule } from '@finemesh/server/dist/platform/graphql/module.js';
import {
  enqueueJob,
  JobKind,
  jobsModule,
  startJobRunner,
  type JobHandler,
  type JobRunner,
} from '@finemesh/server/dist/platform/jobs/index.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';

let world: World;
let actor: Actor;
let runner: JobRunner | undefined;

beforeAll(async () => {
  world = await World.start();
  actor = await world.actor('COORDINATOR');
});
afterEach(() => runner?.stop());
afterAll(() => world.stop());

type Ended = [string, string, string];

/** Serves the queue with one handler for exports, which no module has. */
function serve(run: JobHandler['run'], idempotent = true): { ended: Ended[]; warnings: unknown[] } {
  const ended: Ended[] = [];
  const warnings: unknown[] = [];
  const handler: JobHandler = {
    idempotent,
    run,
    ended: async (_op, subject, state, message) => void ended.push([subject, state, message]),
  };
  const module: DomainModule = { ...jobsModule, jobs: { [JobKind.EXPORT]: handler } };
  runner = startJobRunner({
    services: { ...world.services, log: { warn: (detail) => warnings.push(detail) } },
    ownerUrl: world.database.ownerUrl,
    modules: [module],
  });
  return { ended, warnings };
}

function orderExport(subjectId: string): Promise<{ id: string }> {
  return operate(world.services, { accountId: actor.accountId ?? '' }, (op) => enqueueJob(op, { kind: JobKind.EXPORT, subjectId }));
}

async function until(id: string, states: string[]): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { job } = await actor.get<{ job: { state: string } & Record<string, unknown> }>(
      'query J($id: ID!) { job(id: $id) { id kind state done total message createdAt finishedAt } }',
      { id },
    );
    if (states.includes(job.state)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the job does not become ${states.join()}`);
}
const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

describe('a job', () => {
  it('runs as whoever ordered it and shows how far it is', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    let ran: unknown;
    serve(async (job, services) => {
      ran = {
        accountId: job.accountId,
        subjectId: job.subjectId,
        attempt: job.attempt,
        actor: await operate(
          services,
          { accountId: job.accountId },
          async (op) => (await op.row<{ id: string }>('select app.actor_id() id'))?.id,
        ),
      };
      await job.progress(3, 10, 'Counting.');
      await gate;
      return 'Ten counted.';
    });
    const subjectId = randomUUID();
    const { id } = await orderExport(subjectId);
    expect(
      await until(id, ['RUNNING']).then(async () => {
        for (let tries = 0; tries < 100; tries += 1) {
          const job = await until(id, ['RUNNING']);
          if (job['done'] !== 0) return job;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return null;
      }),
    ).toMatchObject({ kind: 'EXPORT', done: 3, total: 10, message: 'Counting.', finishedAt: null });
    go();
    expect(await until(id, ENDED)).toMatchObject({
      state: 'SUCCEEDED',
      done: 10,
      total: 10,
      message: 'Ten counted.',
      finishedAt: expect.any(String) as string,
    });
    expect(ran).toEqual({ accountId: actor.accountId, subjectId, attempt: 1, actor: actor.accountId });
    const other = await world.actor('COORDINATOR');
    expect((await other.get<{ job: object | null }>('query J($id: ID!) { job(id: $id) { id } }', { id })).job).toBeNull();
    expect((await other.mutate('jobCancel', 'JobCancelInput', { id }, 'job { id }')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is not ordered by work that is rolled back', async () => {
    const subjectId = randomUUID();
    await expect(
      operate(world.services, { accountId: actor.accountId ?? '' }, async (op) => {
        await enqueueJob(op, { kind: JobKind.EXPORT, subjectId });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await world.sql('select 1 from job_run where subject_id = $1', [subjectId])).toEqual([]);
    expect(await world.sql('select 1 from graphile_worker.jobs')).toEqual([]);
  });

  it('fails with words for people, and hides its own faults', async () => {
    const refusal = new Refusal([userError(FieldError, { code: UserErrorCode.FILE_UNREADABLE, message: 'The file is empty.' })]);
    let fault: Error = refusal;
    const { ended, warnings } = serve(async () => {
      throw fault;
    });
    const subject = randomUUID();
    const first = await until((await orderExport(subject)).id, ENDED);
    expect(first).toMatchObject({ state: 'FAILED', message: 'The file is empty.' });
    fault = new Error('secret detail');
    const second = await until((await orderExport(subject)).id, ENDED);
    expect(second).toMatchObject({ state: 'FAILED', message: expect.stringMatching(/its number is [0-9a-f-]{36}/) as string });
    expect(String(second['message'])).not.toContain('secret');
    expect(warnings).toHaveLength(1);
    expect(ended.map(([, state]) => state)).toEqual(['FAILED', 'FAILED']);
    expect(await world.sql('select 1 from graphile_worker.jobs')).toEqual([]);
  });

  it('does not run for an account that has been disabled', async () => {
    const gone = await world.actor('COORDINATOR');
    const { id } = await operate(world.services, { accountId: gone.accountId ?? '' }, (op) =>
      enqueueJob(op, { kind: JobKind.EXPORT, subjectId: randomUUID() }),
    );
    await world.sql("update account set state = 'DISABLED' where id = $1", [gone.accountId]);
    let ran = false;
    serve(async () => {
      ran = true;
    });
    for (let tries = 0; tries < 100 && (await world.sql('select 1 from graphile_worker.jobs')).length > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ran).toBe(false);
    expect(await world.sql('select state from job_run where id = $1', [id])).toEqual([{ state: 'FAILED' }]);
  });

  it.each([
    [true, 'SUCCEEDED', 'null', [2]],
    [false, 'FAILED', 'The server stopped while this was running. Look at what it did before you start it again.', []],
  ])('whose process died is taken over within seconds (idempotent: %s ends %s)', async (idempotent, state, message, expected) => {
    const { id } = await orderExport(randomUUID());
    // What a process leaves that was killed while it ran the job.
    await world.sql("update job_run set state = 'RUNNING' where id = $1", [id]);
    await world.sql(
      "update graphile_worker._private_jobs set attempts = 1, locked_by = 'gone', locked_at = now() - interval '6 seconds' where key = $1",
      [id],
    );
    const attempts: number[] = [];
    serve(async (job) => void attempts.push(job.attempt), idempotent);
    const job = await until(id, ENDED);
    expect([job['state'], String(job['message']), attempts]).toEqual([state, message, expected]);
  });

  it('is not taken from a process that lives', async () => {
    const attempts: number[] = [];
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    serve(async (job) => {
      attempts.push(job.attempt);
      await gate;
    });
    const first = runner;
    const { id } = await orderExport(randomUUID());
    await until(id, ['RUNNING']);
    await world.sql("update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where key = $1", [id]);
    serve(async (job) => void attempts.push(-job.attempt));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(attempts).toEqual([1]);
    go();
    expect((await until(id, ENDED))['state']).toBe('SUCCEEDED');
    await first?.stop();
  });
});

describe('the queue', () => {
  it('is closed to the runtime role and to nobody signed in', async () => {
    const attempt = (accountId: string | null, sql: string) =>
      world
        .asRuntimeRole(accountId, (client) => client.query(sql))
        .then(
          () => 'done',
          (error: Error) => error.message,
        );
    expect(await attempt(null, "select app.enqueue(gen_random_uuid(), 'EXPORT', gen_random_uuid())")).toBe('nobody orders work');
    expect(await attempt(actor.accountId, 'select * from graphile_worker.jobs')).toMatch(/permission denied/);
    expect(await attempt(actor.accountId, 'select * from app.job_order(gen_random_uuid())')).toMatch(/permission denied/);
  });
});
