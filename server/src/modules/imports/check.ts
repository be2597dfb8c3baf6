import { setImmediate as breathe } from 'node:timers/promises';
import { civilDate } from '../../platform/clock.js';
import { columns } from '../../platform/database/loaders.js';
import { operate, type Operation } from '../../platform/database/operation.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import type { Services } from '../../platform/graphql/module.js';
import type { JobHandler, RunningJob } from '../../platform/jobs/index.js';
import type { CellWarning, SpreadsheetRow } from '../../platform/spreadsheets/index.js';
import { ImportBatch, ImportState } from './batch.js';
import type { ImportField } from './cell-types.js';
import { duplicate, type Draft, fault } from './draft.js';
import { targetFields } from './fields.js';
import { rulesOf } from './kinds.js';
import { readCell } from './parse-cell.js';
import { openSheet, refusing } from './sheet.js';
import { clearStaging, stage } from './staging.js';
import { loadUpload } from './uploads.js';

/** Rows between two chances for requests to be answered. */
const BREATH = 200;
/** The statements of a large file take longer than those of a request. */
const STATEMENT_SECONDS = 300;

const WARNINGS: Record<CellWarning, [UserErrorCode, string]> = {
  PRECISION_LOST: [UserErrorCode.INVALID_FORMAT, 'The file holds a number here whose last digits are lost; enter it as text.'],
  CUT: [UserErrorCode.TOO_LONG, 'The cell is too long.'],
  NO_VALUE: [UserErrorCode.INVALID_FORMAT, 'The file holds a formula here without its value.'],
  NO_HEADER: [UserErrorCode.INVALID_FORMAT, 'A value stands right of the last headed column; the row may have slipped.'],
};

/** Reads every row of a file, gives it a verdict and stages it. Nothing of it is in the system afterwards. */
export const importCheck: JobHandler = {
  idempotent: true,

  async run(job, services) {
    const entry = { accountId: job.accountId };
    const batch = await operate(services, entry, (op) => batchOfJob(op, job));
    if (!batch) return undefined;
    const file = await operate(services, entry, (op) => loadUpload(op, batch.uploadId));
    const drafts = await refusing(() => readDrafts(file.content, batch, civilDate(services.clock.now()), job));
    await operate(services, entry, (op) => settle(op, services, batch, job, drafts));
    return `${drafts.length} rows checked.`;
  },

  async ended(op, batchId, _state, message) {
    await op.rows(
      "update import_batch set state = 'FAILED', failure = $2, version = version + 1 where id = $1 and state = 'CHECKING' returning id",
      [batchId, message],
    );
  },
};

/** The batch, if the job is still the one that works on it. */
export async function batchOfJob(op: Operation, job: RunningJob): Promise<ImportBatch | undefined> {
  await op.rows("select set_config('statement_timeout', $1, true)", [`${STATEMENT_SECONDS}s`]);
  return op.row<ImportBatch>(
    `select ${columns(op, ImportBatch, 'b')} from import_batch b where b.id = $1 and b.job_id = $2 and b.state in ('CHECKING', 'APPLYING', 'UNDOING') for update`,
    [job.subjectId, job.id],
  );
}

/** Takes an import whose step broke off back to where it stood before. */
export function backFrom(step: ImportState, before: ImportState): NonNullable<JobHandler['ended']> {
  return async (op, batchId) => {
    await op.rows('update import_batch set state = $3, version = version + 1 where id = $1 and state = $2 returning id', [
      batchId,
      step,
      before,
    ]);
  };
}

async function readDrafts(content: Buffer, batch: ImportBatch, today: string, job: RunningJob): Promise<Draft[]> {
  const sheet = await openSheet(content);
  const drafts: Draft[] = [];
  const known = new Map(targetFields(batch.kind).map((field) => [field.key, field]));
  const fields = sheet.header.map((header) => known.get(batch.mapping.find((entry) => entry.header === header)?.field ?? ''));
  for await (const row of sheet.rows) {
    const draft = readRow(fields, row, today);
    if (isExample(fields, row)) duplicate(draft, null, UserErrorCode.DUPLICATE, 'This is the example row of the template.');
    drafts.push(draft);
    if (drafts.length % BREATH === 0) {
      await job.progress(drafts.length, 0, 'Reading the file.');
      await breathe();
    }
  }
  return drafts;
}

/** What the cells of a row mean, each column read as its field; a column without one is left out. */
function readRow(fields: readonly (ImportField | undefined)[], row: SpreadsheetRow, today: string): Draft {
  const values: Record<string, unknown> = {};
  const draft: Draft = { rowNumber: row.number, cells: row.cells, values, faults: [], duplicate: false };
  for (const [column, field] of fields.entries()) {
    const text = row.cells[column] ?? '';
    if (!field || text.trim() === '') continue;
    const parsed = readCell(field, text, today);
    if (parsed.ok) values[field.key] = parsed.value;
    else fault(draft, field.key, UserErrorCode[parsed.code], parsed.message);
  }
  for (const [column, warning] of row.warnings) {
    const field = fields[column]?.key ?? null;
    if (field === null && warning !== 'NO_HEADER') continue;
    const [code, message] = WARNINGS[warning];
    if (!draft.faults.some((known) => known.field === field)) fault(draft, field, code, message);
  }
  return draft;
}

/** Whether somebody left the template's example where it was. */
function isExample(fields: readonly (ImportField | undefined)[], row: SpreadsheetRow): boolean {
  const isSo = fields.every((field, column) => !field || (row.cells[column] ?? '').trim() === (field.example ?? ''));
  return isSo && fields.some((field, column) => field && (row.cells[column] ?? '') !== '');
}

async function settle(op: Operation, services: Services, read: ImportBatch, job: RunningJob, drafts: Draft[]): Promise<void> {
  const batch = await batchOfJob(op, job);
  if (!batch || batch.version !== read.version) return;
  const mapped = new Set(batch.mapping.flatMap((entry) => (entry.field === null ? [] : [entry.field])));
  await job.progress(0, drafts.length, 'Checking the rows.');
  await rulesOf(batch.kind).judge(op, drafts, { mapped, keyring: services.keyring, today: civilDate(op.now), breathe: () => breathe() });
  await clearStaging(op, batch.id);
  const tally = await stage(op, batch.id, batch.columns, batch.mapping, drafts, (done) =>
    job.progress(done, drafts.length, 'Keeping the verdicts.'),
  );
  await op.rows(
    `update import_batch set state = 'CHECKED', failure = null, rows_read = $2, rows_ok = $3, rows_rejected = $4, rows_duplicate = $5, version = version + 1 where id = $1 returning id`,
    [batch.id, tally.read, tally.ok, tally.rejected, tally.duplicate],
  );
}
