import { operate, type Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import type { JobHandler, RunningJob } from '../../platform/jobs/index.js';
import { ImportState } from './batch.js';
import { backFrom, batchOfJob } from './check.js';
import { rulesOf } from './kinds.js';
import { forgetAccepted, portionAfter, stagedRecords } from './staging.js';
import { Underway } from './underway.js';
import { forgetUpload } from './uploads.js';

const CHANGED = 'somebody recorded the same since the check. Check the file again';
constraintMeans('household_number_taken', UserErrorCode.DUPLICATE, `A household number of this file is taken: ${CHANGED}.`);
constraintMeans('need_number_taken', UserErrorCode.DUPLICATE, `A number of a need is taken: ${CHANGED}.`);

/** Writes every accepted row in one transaction: all or nothing, however the server ends. */
export const importApply: JobHandler = {
  idempotent: true,

  run: (job, services) => operate(services, { accountId: job.accountId }, (op) => apply(op, job)),

  ended: backFrom(ImportState.APPLYING, ImportState.CHECKED),
};

async function apply(op: Operation, job: RunningJob): Promise<string | undefined> {
  const batch = await batchOfJob(op, job);
  if (!batch) return undefined;
  const rules = rulesOf(batch.kind);
  const records = await stagedRecords(op, batch.id);
  // While the database writes one portion the server makes the next, which is read before that one is sent to be written.
  const writing = new Underway();
  let done = 0;
  for (let portion = await portionAfter(op, batch.id, -1); portion;) {
    await job.progress(done, records, 'Writing.');
    const next = portionAfter(op, batch.id, portion.ordinal);
    // Should a writing fail, that is told below; what is read behind it would only say that something has failed.
    next.catch(() => undefined);
    await writing.add(rules.write(op, portion.records, batch.id));
    done += portion.count;
    portion = await next;
  }
  await writing.end();
  // The last chance to stop it: until now nothing of it is kept.
  await job.progress(done, records, 'Writing.');
  await forgetAccepted(op, batch.id);
  if (batch.uploadId) await forgetUpload(op, batch.uploadId);
  await op.rows(
    "update import_batch set state = 'APPLIED', applied_at = $2, applied_by_operation = $3, upload_id = null, version = version + 1 where id = $1 returning id",
    [batch.id, op.now, op.id],
  );
  return `${batch.rowsOk} rows written.`;
}
