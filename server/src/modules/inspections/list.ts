import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { pagesBy } from '../../platform/graphql/pages-by.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { InspectionFinding, InspectionPlan, InspectionVisit } from './inspection.js';
import type { InspectionFindingFilter } from './inputs.js';

/** A page of plans, the newest first. */
export async function listPlans(op: Operation, args: PageArgs): Promise<Page<InspectionPlan>> {
  const page = new Where();
  if (args.after) page.and('(p.created_at, p.id) < (?::timestamptz, ?::uuid)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<InspectionPlan>(
    `select ${columns(op, InspectionPlan, 'p')} from inspection_plan p ${page.sql} order by p.created_at desc, p.id desc limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>('select count(*)::int n from inspection_plan'))?.n ?? 0;
  return toPage(rows, args, (row) => [row.createdAt, row.id], total);
}

/** A page of the visits of a plan, in their order; many plans of one operation share their statements. */
export const listVisits = pagesBy<InspectionVisit>({
  table: 'inspection_visit',
  select: (op) => columns(op, InspectionVisit, 'r'),
  key: ['plan_id', 'uuid'],
  order: [['position', 'int', 'position']],
});

/** A page of findings, the newest first. @throws Refusal INVALID_FORMAT */
export async function listFindings(op: Operation, filter: InspectionFindingFilter, args: PageArgs): Promise<Page<InspectionFinding>> {
  const where = new Where();
  if (filter.areaCode)
    where.and('f.area_code >= ? and f.area_code < ?', ...areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode'])));
  if (filter.planId) where.and('f.plan_id = ?::uuid', filter.planId);
  if (filter.states?.length) where.and('f.state = any (?::text[])', filter.states);
  const page = where.copy();
  if (args.after) page.and('(f.found_at, f.id) < (?::timestamptz, ?::uuid)', ...decodeCursor(args.after, 2));
  const rows = await op.rows<InspectionFinding>(
    `select ${columns(op, InspectionFinding, 'f')} from inspection_finding f ${page.sql} order by f.found_at desc, f.id desc limit ${page.bind(pageLength(args.first) + 1)}`,
    page.values,
  );
  const total = async () =>
    (await op.row<{ n: number }>(`select count(*)::int n from inspection_finding f ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.foundAt, row.id], total);
}
