import { operate, type Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import type { JobHandler, RunningJob } from '../../platform/jobs/index.js';
import { batchOfJob } from './check.js';
import { rulesOf } from './kinds.js';
import { Underway } from './underway.js';
import { forgetUpload } from './uploads.js';

const CHANGED = 'somebody recorded the same since the check. Check the file again';
constraintMeans('household_number_taken', UserErrorCode.DUPLICATE, `A household number of this file is taken: ${CHANGED}.`);
constraintMeans('need_number_taken', UserErrorCode.DUPLICATE, `A number of a need is taken: ${CHANGED}.`);

/** Records written by one round of statements, between two chances to stop. */
const CHUNK = 500;

interface StagedRow {
  readonly row_number: number;
  readonly resolved: object;
}

/** Writes every accepted row in one transaction: all or nothing, however the server ends. */
export const importApply: JobHandler = {
  idempotent: true,

  run: (job, services) => operate(services, { accountId: job.accountId }, (op) => apply(op, job)),

  async ended(op, batchId) {
    await op.rows("update import_batch set state = 'CHECKED', version = version + 1 where id = $1 and state = 'APPLYING' returning id", [
      batchId,
    ]);
  },
};

async function apply(op: Operation, job: RunningJob): Promise<string | undefined> {
  const batch = await batchOfJob(op, job);
  if (!batch) return undefined;
  const rules = rulesOf(batch.kind);
  const [first] = await op.rows<{ records: number }>(
    "select count(*)::int records from import_row where batch_id = $1 and verdict = 'OK' and resolved is not null",
    [batch.id],
  );
  const records = first?.records ?? 0;
  const read = (after: number): Promise<StagedRow[]> =>
    op.rows<StagedRow>(
      "select row_number, resolved from import_row where batch_id = $1 and verdict = 'OK' and resolved is not null and row_number > $2 order by row_number limit $3",
      [batch.id, after, CHUNK],
    );
  // While the database writes one chunk the server makes the next, which is read before that one is sent to be written.
  const writing = new Underway();
  let reading = read(0);
  for (let done = 0; ;) {
    const rows = await reading;
    const end = rows.at(-1);
    if (!end) break;
    await job.progress(done, records, 'Writing.');
    reading = read(end.row_number);
    // Should a writing fail, that is told below; what is read behind it would only say that something has failed.
    reading.catch(() => undefined);
    await writing.add(
      rules.write(
        op,
        rows.map((row) => row.resolved),
        batch.id,
      ),
    );
    done += rows.length;
  }
  await writing.end();
  // What was taken is on record now; the file and its accepted rows need not be kept twice.
  await op.rows("delete from import_row where batch_id = $1 and verdict = 'OK'", [batch.id]);
  if (batch.uploadId) await forgetUpload(op, batch.uploadId);
  await op.rows(
    "update import_batch set state = 'APPLIED', applied_at = $2, applied_by_operation = $3, upload_id = null, version = version + 1 where id = $1 returning id",
    [batch.id, op.now, op.id],
  );
  return `${batch.rowsOk} rows written.`;
}
