import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { ComparisonFinding, type ComparisonOutcome, ComparisonRow, type ComparisonSideName, ListComparison } from './comparison.js';
import type { ComparisonFindingFilter } from './inputs.js';
import { FINDING_STATE, findingColumns, FINDINGS } from './loaders.js';

/** A page of comparisons, the newest first. */
export async function listComparisons(op: Operation, args: PageArgs): Promise<Page<ListComparison>> {
  const page = new Where();
  if (args.after) page.and('(c.created_at, c.id) < (?::timestamptz, ?::uuid)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<ListComparison>(
    `select ${columns(op, ListComparison, 'c')} from list_comparison c ${page.sql} order by c.created_at desc, c.id desc limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>('select count(*)::int n from list_comparison'))?.n ?? 0;
  return toPage(rows, args, (row) => [row.createdAt, row.id], total);
}

/** A page of findings, the oldest first. */
export async function listFindings(op: Operation, filter: ComparisonFindingFilter, args: PageArgs): Promise<Page<ComparisonFinding>> {
  const where = new Where();
  if (filter.comparisonId) where.and('f.comparison_id = ?::uuid', filter.comparisonId);
  if (filter.kinds?.length) where.and('f.kind = any (?::text[])', filter.kinds);
  if (filter.states?.length) where.and(`${FINDING_STATE} = any (?::text[])`, filter.states);
  if (filter.changedInRun) where.and('(f.first_run_id = ?::uuid or f.gone_run_id = ?::uuid)', filter.changedInRun, filter.changedInRun);
  const page = where.copy();
  if (args.after) page.and('f.id > ?::uuid', ...decodeCursor(args.after, 1));
  const rows = await op.rows<ComparisonFinding>(
    `select ${findingColumns(op)} from ${FINDINGS} ${page.sql} order by f.id limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*)::int n from ${FINDINGS} ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.id], total);
}

/** A page of the persons of a list of a run, in its order: exactly those that the figures of the run count. */
export async function listRows(
  op: Operation,
  runId: string,
  side: ComparisonSideName,
  outcome: ComparisonOutcome | undefined,
  args: PageArgs,
): Promise<Page<ComparisonRow>> {
  const where = new Where().and('r.run_id = ?::uuid and r.side = ?', runId, side);
  if (outcome) where.and('r.outcome = ?', outcome);
  const page = where.copy();
  if (args.after) page.and('r.ordinal > ?::int', ...decodeCursor(args.after, 1));
  const rows = await op.rows<ComparisonRow>(
    `select ${columns(op, ComparisonRow, 'r')} from comparison_row r ${page.sql} order by r.ordinal limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from comparison_row r ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.ordinal], total);
}
