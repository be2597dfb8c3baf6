import { operate, type Operation } from '../../platform/database/operation.js';
import { driverError } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { JobKind, type JobHandler, type RunningJob } from '../../platform/jobs/index.js';
import { ImportKind, ImportState } from './batch.js';
import { backFrom, batchOfJob } from './check.js';
import type { ImportUndoInput } from './payloads.js';
import { locked, order } from './service.js';

/** What an import made, a record with all its parts: the table of the records, and the statements that delete them, parts before what they hang on. */
interface Made {
  readonly table: string;
  readonly parts: readonly string[];
}

const MADE: Record<ImportKind, Made> = {
  [ImportKind.HOUSEHOLDS]: {
    table: 'household',
    parts: [
      'delete from assistance_status where household_id = any ($1)',
      // Persons are found through their memberships and cannot go before them: both in one statement.
      `with gone as (delete from household_membership where household_id = any ($1) returning person_id)
       delete from person where id in (select person_id from gone)`,
    ],
  },
  [ImportKind.VOLUNTEERS]: {
    table: 'volunteer',
    parts: ['delete from availability_window where volunteer_id = any ($1)', 'delete from team_member where volunteer_id = any ($1)'],
  },
  [ImportKind.NEEDS]: { table: 'service_need', parts: [] },
  [ImportKind.ORDERS]: { table: 'produce_order', parts: [] },
};

/** What PostgreSQL says when a row is still referred to. */
const FOREIGN_KEY_VIOLATION = '23503';

/** Records that are deleted between two chances to stop it. */
const PORTION = 1000;

/**
 * Orders that exactly what an import made is deleted, if nobody has touched any of it or hung anything on it since.
 * @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IMPORT_CANNOT_UNDO
 */
export async function undoImport(op: Operation, input: ImportUndoInput): Promise<void> {
  const batch = await locked(op, input.id, input.expectedVersion, [ImportState.APPLIED]);
  await assertUnused(op, batch.id);
  await order(op, batch.id, JobKind.IMPORT_UNDO, ImportState.UNDOING);
}

/** Deletes it in one transaction, all or nothing, after looking once more whether it is as it was made. */
export const importUndo: JobHandler = {
  idempotent: true,

  run: (job, services) => operate(services, { accountId: job.accountId }, (op) => takeBack(op, job)),

  ended: backFrom(ImportState.UNDOING, ImportState.APPLIED),
};

async function takeBack(op: Operation, job: RunningJob): Promise<string | undefined> {
  const batch = await batchOfJob(op, job);
  if (!batch) return undefined;
  await assertUnused(op, batch.id);
  const made = MADE[batch.kind];
  const total = await left(op, batch.id);
  for (let done = 0; ;) {
    await job.progress(done, total, 'Taking back.');
    const ids = (await op.rows<{ id: string }>(`select id from ${made.table} where import_id = $1 limit $2`, [batch.id, PORTION])).map(
      ({ id }) => id,
    );
    const gone = await remove(op, made, ids);
    done += gone;
    if (gone === 0) break;
  }
  const stays = await left(op, batch.id);
  if (stays > 0)
    refuse(UserErrorCode.NOT_ALLOWED, `${stays} records of this import lie where you may not change anything; all of it stays.`);
  await op.rows("update import_batch set state = 'UNDONE', undone_at = $2, version = version + 1 where id = $1 returning id", [
    batch.id,
    op.now,
  ]);
  return `${total} records taken back.`;
}

/** Records of an import that are there, also where the actor may not look. */
async function left(op: Operation, batchId: string): Promise<number> {
  return (await op.row<{ left: number }>('select app.import_left($1)::int as left', [batchId]))?.left ?? 0;
}

/** Also takes what is being undone out of the day's coverage. @throws Refusal IMPORT_CANNOT_UNDO */
async function assertUnused(op: Operation, batchId: string): Promise<void> {
  const used = await op.row<{ used: number; counted: number }>('select app.import_in_use($1) as used, app.import_uncount($1) as counted', [
    batchId,
  ]);
  if (!used || used.used > 0)
    refuse(UserErrorCode.IMPORT_CANNOT_UNDO, `${used?.used ?? 0} records of this import have been changed or used since; it stays.`);
  if (used.counted > 0)
    refuse(UserErrorCode.IMPORT_CANNOT_UNDO, `Closed days of coverage name ${used.counted} households of this import; it stays.`);
}

/** Deletes records with their parts. @throws Refusal IMPORT_CANNOT_UNDO where something else hangs on one of them */
async function remove(op: Operation, { table, parts }: Made, ids: readonly string[]): Promise<number> {
  try {
    for (const statement of parts) await op.rows(statement, [ids]);
    return (await op.rows(`delete from ${table} where id = any ($1) returning id`, [ids])).length;
  } catch (error) {
    if (driverError(error).code !== FOREIGN_KEY_VIOLATION) throw error;
    return refuse(UserErrorCode.IMPORT_CANNOT_UNDO, 'Records of this import have been used since; it stays.');
  }
}
