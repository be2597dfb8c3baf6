import type { Operation } from '../../platform/database/operation.js';
import type { ImportColumn, ImportMapping } from './batch.js';
import { type Draft, verdictOf } from './draft.js';
import { showCell } from './show-cell.js';
import { Underway } from './underway.js';

/** Rows written by one statement. */
const CHUNK = 2000;

/** How many rows ended how. Read = ok + rejected + duplicate, always. */
export interface Tally {
  read: number;
  ok: number;
  rejected: number;
  duplicate: number;
}

/** Empties the staging tables of a batch. */
export async function clearStaging(op: Operation, batchId: string): Promise<void> {
  await op.rows('delete from import_row where batch_id = $1', [batchId]);
  await op.rows('delete from import_cell_error where batch_id = $1', [batchId]);
}

/** Writes rows with their verdicts and faults, personal values masked. */
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
  let ordinal = 0;
  const keeping = new Underway();
  for (let at = 0; at < drafts.length; at += CHUNK) {
    await progress(at);
    const rows = [];
    const faults = [];
    for (const draft of drafts.slice(at, at + CHUNK)) {
      const verdict = verdictOf(draft);
      tally[verdict === 'OK' ? 'ok' : verdict === 'REJECTED' ? 'rejected' : 'duplicate'] += 1;
      rows.push({
        n: draft.rowNumber,
        c: draft.cells.map((cell, column) => showCell(cell, fields[column] ?? null)),
        v: verdict,
        r: verdict === 'OK' ? (draft.resolved ?? null) : null,
      });
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
        'insert into import_row (batch_id, row_number, cells, verdict, resolved) select $1, x.n, x.c, x.v, x.r from jsonb_to_recordset($2::jsonb) x (n int, c jsonb, v text, r jsonb)',
        [batchId, JSON.stringify(rows)],
      ),
      op.rows(
        `insert into import_cell_error (batch_id, ordinal, row_number, header, field, value, code, message, duplicate_of_row, duplicate_of)
         select $1, x.o, x.n, x.h, x.f, x.v, x.c, x.m, x.d, x.e from jsonb_to_recordset($2::jsonb) x (o int, n int, h text, f text, v text, c text, m text, d int, e text)`,
        [batchId, JSON.stringify(faults)],
      ),
    ]);
    await keeping.add(kept);
  }
  await keeping.end();
  return tally;
}
