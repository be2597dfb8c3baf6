import { operate, type Operation, type Runtime } from '../database/operation.js';
import { renewedOrNone, type SealedPlace } from './envelope.js';

/** Most values that are sealed anew in one operation. */
const BATCH = 500;

type Column = Omit<SealedPlace, 'rowId'>;

/**
 * Seals anew, under the current key, what an older key of the ring seals in columns of the name `…_sealed`: in pieces of one operation each,
 * readable all the while, by as many processes as like. What cannot be opened stays as it is and goes on saying so.
 * @returns values sealed anew
 */
export async function resealColumns(runtime: Runtime): Promise<number> {
  const columns = await operate(runtime, 'anonymous', (op) =>
    op.rows<Column>('select c.place as "table", c.col as "column" from app.sealed_columns() c'),
  );
  let all = 0;
  for (const column of columns) {
    let passed = 0;
    for (;;) {
      const [held, done] = await operate(runtime, 'anonymous', (op) => resealBatch(op, column, passed));
      if (held === 0) break;
      all += done;
      passed += held - done;
    }
  }
  return all;
}

/** @param passed values that could not be opened before @returns how many values were found, and how many of them are sealed anew */
async function resealBatch(op: Operation, { table, column }: Column, passed: number): Promise<[held: number, done: number]> {
  const { keyring } = op.runtime;
  const older = await op.rows<{ row_id: string; sealed: string }>('select * from app.to_reseal($1, $2, $3, $4, $5, $6)', [
    table,
    column,
    keyring.currentKeyId,
    keyring.keyIds,
    passed,
    BATCH,
  ]);
  const fresh = older.flatMap(({ row_id: rowId, sealed }) =>
    renewedOrNone(keyring, { table, column, rowId }, sealed).map((again) => ({ rowId, sealed, again })),
  );
  if (fresh.length === 0) return [older.length, 0];
  const result = await op.row<{ done: number }>('select app.reseal($1, $2, $3, $4, $5) as done', [
    table,
    column,
    fresh.map((each) => each.rowId),
    fresh.map((each) => each.sealed),
    fresh.map((each) => each.again),
  ]);
  return [older.length, result?.done ?? 0];
}
