import { batched, byKey, columns, groupBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { pagesBy } from '../../platform/graphql/pages-by.js';
import { ImportBatch } from './batch.js';
import type { ImportCellError, ImportRow } from './payloads.js';

/** Rows that a preview shows. */
const PREVIEW = 20;

/** An import by id. */
export const batchById = byKey<ImportBatch>(() => ImportBatch);

/** The first rows of each import. */
export const previewOf = batched<string, ImportRow[]>(async (op, ids) => {
  const rows = await op.rows<ImportRow & { batchId: string }>(
    `select b.id as "batchId", r.row_number as "rowNumber", r.verdict, r.cells from unnest($1::uuid[]) b (id)
     cross join lateral (select * from import_row where batch_id = b.id order by row_number limit ${PREVIEW}) r order by r.row_number`,
    [ids],
  );
  const groups = groupBy(rows, 'batchId');
  return ids.map((id) => groups.get(id) ?? []);
});

/** Cells of a row by import and row number (`id:row`); null when the row is not kept any more. */
export const cellsOf = batched<string, string[] | null>(async (op, keys) => {
  const rows = await op.rows<{ key: string; cells: string[] }>(
    `select k.key, r.cells from unnest($1::text[]) k (key)
     join import_row r on r.batch_id = split_part(k.key, ':', 1)::uuid and r.row_number = split_part(k.key, ':', 2)::int`,
    [keys],
  );
  const found = new Map(rows.map((row) => [row.key, row.cells]));
  return keys.map((key) => found.get(key) ?? null);
});

/** The actor's imports, newest first. */
export async function listBatches(op: Operation, args: PageArgs): Promise<Page<ImportBatch>> {
  const [at, id] = args.after ? decodeCursor(args.after, 2) : [null, null];
  const rows = await op.rows<ImportBatch>(
    `select ${columns(op, ImportBatch, 'b')} from import_batch b where b.created_by = $1 and ($2::timestamptz is null or (b.created_at, b.id) < ($2::timestamptz, $3::uuid))
     order by b.created_at desc, b.id desc limit $4`,
    [op.accountId, at, id, pageLength(args.first) + 1],
  );
  const total = async () =>
    (await op.row<{ n: number }>('select count(*) n from import_batch where created_by = $1', [op.accountId]))?.n ?? 0;
  return toPage(rows, args, (batch) => [batch.createdAt, batch.id], total);
}

/** Faults of an import in the order of the file; many imports of one operation share their statements. */
export const listCellErrors = pagesBy<ImportCellError>({
  table: 'import_cell_error',
  select: () =>
    `r.batch_id as "batchId", r.ordinal, r.row_number as "rowNumber", r.header, r.field, r.value, r.code, r.message,
       r.duplicate_of_row as "duplicateOfRow", r.duplicate_of as "duplicateOf"`,
  key: ['batch_id', 'uuid'],
  order: [['ordinal', 'int', 'ordinal']],
});
