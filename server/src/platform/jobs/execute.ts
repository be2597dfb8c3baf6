import { randomUUID } from 'node:crypto';
import { isUnavailable } from '../database/connect.js';
import { operate } from '../database/operation.js';
import { refusalOf } from '../errors/constraints.js';
import type { UserErrorCode } from '../errors/user-error.js';
import type { Services } from '../graphql/module.js';
import { JobStopped, type JobHandler, type RunningJob } from './handler.js';
import type { JobKind, JobState } from './job.js';

/** Attempts that a job gets before it counts as one that brings the server down. */
const MAX_ATTEMPTS = 5;
/** Least time between two written progress reports, in milliseconds. */
const REPORT_EVERY_MS = 400;

/** Handlers by kind, as the modules contribute them. */
export type Handlers = Partial<Record<JobKind, JobHandler>>;

/** What the queue knows of a job before anyone acts for it. */
export interface Order {
  kind: JobKind;
  subject_id: string;
  account_id: string;
  state: JobState;
  cancel_requested: boolean;
  account_active: boolean;
}

/** Runs one attempt of a job to its end and records that end. Throws only when the queue should try again later. */
export async function execute(
  services: Services,
  handlers: Handlers,
  jobId: string,
  order: Order,
  attempt: number,
  signal: AbortSignal,
): Promise<void> {
  if (order.state !== 'QUEUED' && order.state !== 'RUNNING') return;
  const handler = handlers[order.kind];
  const entry = { accountId: order.account_id };

  const end = (state: 'SUCCEEDED' | 'FAILED' | 'CANCELLED', message: string | null, code: `${UserErrorCode}` | null = null) =>
    operate(services, entry, async (op) => {
      const ended = await op.rows(
        `update job_run set state = $2, message = coalesce($3, message), failure_code = $5, finished_at = $4, done = case when $2 = 'SUCCEEDED' then total else done end
         where id = $1 and state in ('QUEUED', 'RUNNING') returning id`,
        [jobId, state, message, op.now, code],
      );
      if (ended.length > 0 && state !== 'SUCCEEDED') await handler?.ended?.(op, order.subject_id, state, message ?? '');
    });

  if (!handler) return end('FAILED', 'This server does not know this kind of work.');
  if (order.cancel_requested) return end('CANCELLED', 'Cancelled before it began.');
  if (!order.account_active) return end('FAILED', 'The account that ordered the work has been disabled.');
  if (order.state === 'RUNNING' && !handler.idempotent)
    return end('FAILED', 'The server stopped while this was running. Look at what it did before you start it again.');
  if (attempt > MAX_ATTEMPTS)
    return end('FAILED', `The work was tried ${MAX_ATTEMPTS} times and the server stopped each time. Nothing of it was kept.`);

  await operate(services, entry, (op) =>
    op.rows("update job_run set state = 'RUNNING' where id = $1 and state = 'QUEUED' returning id", [jobId]),
  );
  const job: RunningJob = {
    id: jobId,
    subjectId: order.subject_id,
    accountId: order.account_id,
    attempt,
    progress: reporter(services, entry, jobId, signal),
  };
  try {
    const message = await handler.run(job, services);
    await end('SUCCEEDED', message ?? null);
  } catch (error) {
    if (error instanceof JobStopped && error.reason === 'cancelled') return end('CANCELLED', 'Cancelled. Nothing of it was kept.');
    if (handler.idempotent && (isUnavailable(error) || error instanceof JobStopped)) throw error;
    const refusal = refusalOf(error);
    if (refusal) return end('FAILED', refusal.message, refusal.errors[0]?.code ?? null);
    const id = randomUUID();
    services.log.warn({ id, job: jobId, err: error }, 'job failed');
    return end('FAILED', `The work stopped with an error of the system; its number is ${id}. Nothing of it was kept.`);
  }
}

function reporter(services: Services, entry: { accountId: string }, jobId: string, signal: AbortSignal): RunningJob['progress'] {
  let last = -Infinity;
  return async (done, total, message) => {
    if (signal.aborted) throw new JobStopped('interrupted');
    const at = performance.now();
    if (at - last < REPORT_EVERY_MS) return;
    last = at;
    const row = await operate(services, entry, (op) =>
      op.row<{ cancel_requested: boolean }>(
        'update job_run set done = $2, total = $3, message = $4 where id = $1 returning cancel_requested',
        [jobId, done, total, message ?? null],
      ),
    );
    if (row?.cancel_requested) throw new JobStopped('cancelled');
  };
}
