import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { enqueueJob, JobKind } from '../../platform/jobs/index.js';
import { ImportBatch, ImportState, type ImportKind, type ImportMapping } from './batch.js';
import { targetFields } from './fields.js';
import { mayImport } from './kinds.js';
import { guessMapping } from './mapping.js';
import type { ImportApplyInput, ImportMapInput, ImportStartInput } from './payloads.js';
import { readHead } from './sheet.js';
import { showCell } from './show-cell.js';
import { loadUpload } from './uploads.js';

/**
 * Starts an import: reads the header, maps the columns as the last time or by guess, and orders the check, unless a
 * required field has no column.
 * @throws Refusal NOT_FOUND (upload), NOT_ALLOWED (the kind), FILE_UNREADABLE, FILE_TOO_LARGE, REQUEST_REUSED
 */
export async function startImport(op: Operation, input: ImportStartInput): Promise<string> {
  if (!mayImport(op, input.kind)) refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not import such files.', ['kind']);
  return once(op, input.requestId, 'importStart', input, async () => {
    const file = await loadUpload(op, input.uploadId);
    const head = await readHead(file.content);
    const headers = head.map((column) => column.header);
    const headerKey = JSON.stringify(headers.toSorted());
    const mapping = (await rememberedMapping(op, input.kind, headerKey)) ?? guessed(input.kind, headers);
    const id = newId();
    await op.manager.insert(ImportBatch, {
      id,
      kind: input.kind,
      fileName: file.name,
      uploadId: input.uploadId,
      state: ImportState.UPLOADED,
      columns: head.map(({ header, sample }) => ({
        header,
        sample: sample.map((text) => showCell(text, mapping.find((entry) => entry.header === header)?.field ?? null).slice(0, 50)),
      })),
      headerKey,
      mapping,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    if (missingFields(input.kind, mapping).length === 0) await order(op, id, JobKind.IMPORT_CHECK, ImportState.CHECKING);
    return id;
  });
}

/**
 * Maps the columns anew and checks again.
 * @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, INVALID_CHOICE (unknown header or field), DUPLICATE (a field twice), REQUIRED
 */
export async function mapImport(op: Operation, input: ImportMapInput): Promise<void> {
  const batch = await locked(op, input.id, input.expectedVersion, [ImportState.UPLOADED, ImportState.CHECKED, ImportState.FAILED]);
  const keys = new Set(targetFields(batch.kind).map((field) => field.key));
  const chosen = new Map(input.mapping.map((entry) => [entry.header, entry.field ?? null]));
  const headers = batch.columns.map((column) => column.header);
  for (const [at, { header, field }] of input.mapping.entries()) {
    if (!headers.includes(header))
      refuse(UserErrorCode.INVALID_CHOICE, 'The file has no column of this name.', ['mapping', String(at), 'header']);
    if (field != null && !keys.has(field))
      refuse(UserErrorCode.INVALID_CHOICE, 'There is no such field.', ['mapping', String(at), 'field']);
    if (field != null && input.mapping.findIndex((entry) => entry.field === field) !== at)
      refuse(UserErrorCode.DUPLICATE, 'Two columns stand for one field.', ['mapping', String(at), 'field']);
  }
  const mapping = headers.map((header) => ({ header, field: chosen.get(header) ?? null }));
  const missing = missingFields(batch.kind, mapping);
  if (missing.length > 0) refuse(UserErrorCode.REQUIRED, `No column stands for: ${missing.join(', ')}.`, ['mapping']);
  await op.rows('update import_batch set mapping = $2::jsonb where id = $1 returning id', [batch.id, JSON.stringify(mapping)]);
  await order(op, batch.id, JobKind.IMPORT_CHECK, ImportState.CHECKING);
}

/**
 * Orders the writing of the accepted rows.
 * @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IMPORT_HAS_ERRORS
 */
export async function applyImport(op: Operation, input: ImportApplyInput): Promise<void> {
  const batch = await locked(op, input.id, input.expectedVersion, [ImportState.CHECKED]);
  if (batch.rowsRejected > 0 && !input.skipRejected)
    refuse(UserErrorCode.IMPORT_HAS_ERRORS, `${batch.rowsRejected} rows have faults; mend the file or leave them out.`, ['skipRejected']);
  if (batch.rowsOk === 0) refuse(UserErrorCode.IMPORT_HAS_ERRORS, 'There is no row that could be written.');
  await order(op, batch.id, JobKind.IMPORT_APPLY, ImportState.APPLYING);
}

/** The batch, held until the operation ends. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function locked(op: Operation, id: string, expectedVersion: number, states: readonly ImportState[]): Promise<ImportBatch> {
  const batch = await op.row<ImportBatch>(`select ${columns(op, ImportBatch, 'b')} from import_batch b where b.id = $1 for update`, [id]);
  if (!batch) refuse(UserErrorCode.NOT_FOUND, 'No such import.', ['id']);
  assertVersion(batch, expectedVersion);
  if (!states.includes(batch.state))
    refuse(UserErrorCode.ILLEGAL_TRANSITION, `An import in state ${batch.state} cannot do this step.`, ['id']);
  if (!mayImport(op, batch.kind)) refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not import such files.', ['id']);
  return batch;
}

/** Required fields that no column stands for, nor one of those that may stand in. */
function missingFields(kind: ImportKind, mapping: readonly ImportMapping[]): string[] {
  return targetFields(kind)
    .filter(
      (field) =>
        field.required &&
        !mapping.some(({ field: mapped }) => mapped === field.key || (mapped !== null && field.instead?.includes(mapped))),
    )
    .map((field) => field.key);
}

/** Orders the next step of an import from a job and says so in its state. */
export async function order(op: Operation, batchId: string, kind: JobKind, state: ImportState): Promise<void> {
  const job = await enqueueJob(op, { kind, subjectId: batchId });
  await op.rows('update import_batch set state = $2, job_id = $3, version = version + 1 where id = $1 returning id', [
    batchId,
    state,
    job.id,
  ]);
}

/** What the same person made of the same headers last time, whatever their order. */
async function rememberedMapping(op: Operation, kind: ImportKind, headerKey: string): Promise<ImportMapping[] | undefined> {
  const last = await op.row<{ mapping: ImportMapping[] }>(
    `select mapping from import_batch where created_by = $1 and kind = $2 and header_key = $3 and state in ('CHECKED', 'APPLYING', 'APPLIED', 'UNDONE')
     order by created_at desc, id desc limit 1`,
    [op.accountId, kind, headerKey],
  );
  return last?.mapping;
}

function guessed(kind: ImportKind, headers: readonly string[]): ImportMapping[] {
  const fields = guessMapping(kind, headers);
  return headers.map((header, at) => ({ header, field: fields[at] ?? null }));
}
