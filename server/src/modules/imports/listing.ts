import { batched, byKey, groupBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { pagesBy } from '../../platform/graphql/pages-by.js';
import { ImportBatch } from './batch.js';
import type { ImportCellError, ImportRow } from './payloads.js';
import { PREVIEW } from './staging.js';

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
export function listBatches(op: Operation, args: PageArgs): Promise<Page<ImportBatch>> {
  const where = new Where().and('b.created_by = ?', op.accountId);
  return entityPage(op, ImportBatch, 'b', { where, by: ['createdAt', 'id'], descending: true }, args);
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
