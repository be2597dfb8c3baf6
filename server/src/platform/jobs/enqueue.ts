import { newId } from '../database/ids.js';
import { byKey, columns } from '../database/loaders.js';
import type { Operation } from '../database/operation.js';
import { refuse, UserErrorCode } from '../errors/user-error.js';
import { Job, type JobKind } from './job.js';

/** A job by id. */
export const jobById = byKey<Job>(() => Job);

/**
 * Orders long work as the present actor. The order and everything else of the operation commit together: no work
 * without its subject, no subject without its work.
 */
export async function enqueueJob(op: Operation, order: { kind: JobKind; subjectId: string }): Promise<Job> {
  const id = newId();
  await op.rows('select app.enqueue($1, $2, $3)', [id, order.kind, order.subjectId]);
  const job = await op.row<Job>(`select ${columns(op, Job, 'j')} from job_run j where j.id = $1`, [id]);
  if (!job) throw new Error('a job that was just ordered is not visible to its owner');
  return job;
}

/** The newest jobs that the actor ordered; what is sent to it is ordered by the system. */
export function recentJobs(op: Operation, limit: number): Promise<Job[]> {
  return op.rows<Job>(
    `select ${columns(op, Job, 'j')} from job_run j where j.created_by = $1 and j.kind <> 'NOTIFICATIONS' order by j.created_at desc, j.id desc limit $2`,
    [op.accountId, limit],
  );
}

/**
 * Asks a job to stop at its next batch.
 * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION when it has already ended
 */
export async function cancelJob(op: Operation, id: string): Promise<void> {
  const asked = await op.rows("update job_run set cancel_requested = true where id = $1 and state in ('QUEUED', 'RUNNING') returning id", [
    id,
  ]);
  if (asked.length > 0) return;
  if (!(await op.load(jobById, id))) refuse(UserErrorCode.NOT_FOUND, 'No such job.', ['id']);
  refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The job has already ended.', ['id']);
}
