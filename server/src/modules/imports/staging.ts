import { setImmediate as breathe } from 'node:timers/promises';
import type { Operation } from '../../platform/database/operation.js';
import type { ImportColumn, ImportMapping } from './batch.js';
import { type Draft, verdictOf } from './draft.js';
import { showCell } from './show-cell.js';
import { Underway } from './underway.js';

/** Rows of the file that are kept by one round of statements; what is to be written of them is one portion of the apply, after which it can be stopped. */
const CHUNK = 500;
/** Rows made between two chances for those before to leave for the database, and for requests to be answered. */
const BREATH = 200;
/** Rows that a preview shows. */
export const PREVIEW = 20;

/** How many rows ended how. Read = ok + rejected + duplicate, always. */
export interface Tally {
  read: number;
  ok: number;
  rejected: number;
  duplicate: number;
}

/** A part of what apply will write: records of whole households, or whatever the kind is of. */
export interface Portion {
  readonly ordinal: number;
  readonly count: number;
  readonly records: readonly object[];
}

/** How many records apply will write. */
export async function stagedRecords(op: Operation, batchId: string): Promise<number> {
  const row = await op.row<{ records: number }>('select coalesce(sum(count), 0)::int records from import_portion where batch_id = $1', [
    batchId,
  ]);
  return row?.records ?? 0;
}

/** The portion behind another, in the order of the file. */
export function portionAfter(op: Operation, batchId: string, ordinal: number): Promise<Portion | undefined> {
  return op.row<Portion>(
    'select ordinal, count, records from import_portion where batch_id = $1 and ordinal > $2 order by ordinal limit 1',
    [batchId, ordinal],
  );
}

/** Forgets what has been written: it is on record now and need not be kept twice. */
export async function forgetAccepted(op: Operation, batchId: string): Promise<void> {
  await op.rows("delete from import_row where batch_id = $1 and verdict = 'OK'", [batchId]);
  await op.rows('delete from import_portion where batch_id = $1', [batchId]);
}

/** Empties the staging tables of a batch. */
export async function clearStaging(op: Operation, batchId: string): Promise<void> {
  await op.rows('delete from import_row where batch_id = $1', [batchId]);
  await op.rows('delete from import_portion where batch_id = $1', [batchId]);
  await op.rows('delete from import_cell_error where batch_id = $1', [batchId]);
}

/** Keeps what will be asked for: the cells of rows that the preview or a fault shows, personal values masked, and what apply will write. */
export async function stage(
  op: Operation,
  batchId: string,
  columns: readonly ImportColumn[],
  mapping: readonly ImportMapping[],
  drafts: readonly Draft[],
  progress: (done: number) => Promise<void>,
): Promise<Tally> {
  const tally: Tally = { read: drafts.length, ok: 0, rejected: 0, duplicate: 0 };
  const fields = columns.map((column) => mapping.find((entry) => entry.header === column.header)?.field ?? null);
  const named = new Set(drafts.flatMap((draft) => draft.faults.flatMap((found) => found.row ?? [])));
  let ordinal = 0;
  const keeping = new Underway();
  for (let at = 0; at < drafts.length; at += CHUNK) {
    await progress(at);
    const rows = [];
    const records = [];
    const faults = [];
    for (const [index, draft] of drafts.slice(at, at + CHUNK).entries()) {
      if (index % BREATH === 0) await breathe();
      const verdict = verdictOf(draft);
      tally[verdict === 'OK' ? 'ok' : verdict === 'REJECTED' ? 'rejected' : 'duplicate'] += 1;
      if (at + index < PREVIEW || draft.faults.length > 0 || named.has(draft.rowNumber))
        rows.push({ n: draft.rowNumber, c: draft.cells.map((cell, column) => showCell(cell, fields[column] ?? null)), v: verdict });
      if (verdict === 'OK' && draft.resolved) records.push(draft.resolved);
      for (const found of draft.faults) {
        const column = found.field === null ? -1 : fields.indexOf(found.field);
        const value = column < 0 ? '' : (draft.cells[column] ?? '');
        faults.push({
          o: (ordinal += 1),
          n: draft.rowNumber,
          h: columns[column]?.header ?? null,
          f: found.field,
          v: value === '' ? null : showCell(value, found.field),
          c: found.code,
          m: found.message,
          d: found.row ?? null,
          e: found.onFile ?? null,
        });
      }
    }
    const kept = Promise.all([
      op.rows(
        'insert into import_row (batch_id, row_number, cells, verdict) select $1, x.n, x.c, x.v from json_to_recordset($2::json) x (n int, c json, v text)',
        [batchId, JSON.stringify(rows)],
      ),
      records.length === 0 ||
        op.rows('insert into import_portion (batch_id, ordinal, count, records) values ($1, $2, $3, $4::json)', [
          batchId,
          at,
          records.length,
          JSON.stringify(records),
        ]),
      op.rows(
        `insert into import_cell_error (batch_id, ordinal, row_number, header, field, value, code, message, duplicate_of_row, duplicate_of)
         select $1, x.o, x.n, x.h, x.f, x.v, x.c, x.m, x.d, x.e from json_to_recordset($2::json) x (o int, n int, h text, f text, v text, c text, m text, d int, e text)`,
        [batchId, JSON.stringify(faults)],
      ),
    ]);
    await keeping.add(kept);
  }
  await keeping.end();
  return tally;
}
