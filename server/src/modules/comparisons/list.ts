import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage, listPage } from '../../platform/graphql/list-page.js';
import { ComparisonFinding, type ComparisonOutcome, ComparisonRow, type ComparisonSideName, ListComparison } from './comparison.js';
import type { ComparisonFindingFilter } from './inputs.js';
import { FINDING_STATE, findingColumns, FINDINGS } from './loaders.js';

/** A page of comparisons, the newest first. */
export function listComparisons(op: Operation, args: PageArgs): Promise<Page<ListComparison>> {
  return entityPage(op, ListComparison, 'c', { where: new Where(), by: ['createdAt', 'id'], descending: true }, args);
}

/** A page of findings, the oldest first. */
export function listFindings(op: Operation, filter: ComparisonFindingFilter, args: PageArgs): Promise<Page<ComparisonFinding>> {
  const where = new Where();
  if (filter.comparisonId) where.and('f.comparison_id = ?::uuid', filter.comparisonId);
  if (filter.kinds?.length) where.and('f.kind = any (?::text[])', filter.kinds);
  if (filter.states?.length) where.and(`${FINDING_STATE} = any (?::text[])`, filter.states);
  if (filter.changedInRun) where.and('(f.first_run_id = ?::uuid or f.gone_run_id = ?::uuid)', filter.changedInRun, filter.changedInRun);
  return listPage<ComparisonFinding>(
    op,
    { select: findingColumns(op), from: FINDINGS, where, order: [['f.id', 'uuid', (row) => row.id]] },
    args,
  );
}

/** A page of the persons of a list of a run, in its order: exactly those that the figures of the run count. */
export function listRows(
  op: Operation,
  runId: string,
  side: ComparisonSideName,
  outcome: ComparisonOutcome | undefined,
  args: PageArgs,
): Promise<Page<ComparisonRow>> {
  const where = new Where().and('r.run_id = ?::uuid and r.side = ?', runId, side);
  if (outcome) where.and('r.outcome = ?', outcome);
  return entityPage(op, ComparisonRow, 'r', { where, by: ['ordinal'] }, args);
}
