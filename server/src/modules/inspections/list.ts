import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { pagesBy } from '../../platform/graphql/pages-by.js';
import { whereInArea } from '../areas/index.js';
import { InspectionFinding, InspectionPlan, InspectionVisit } from './inspection.js';
import type { InspectionFindingFilter } from './inputs.js';

/** A page of plans, the newest first. */
export function listPlans(op: Operation, args: PageArgs): Promise<Page<InspectionPlan>> {
  return entityPage(op, InspectionPlan, 'p', { where: new Where(), by: ['createdAt', 'id'], descending: true }, args);
}

/** A page of the visits of a plan, in their order; many plans of one operation share their statements. */
export const listVisits = pagesBy<InspectionVisit>({
  table: 'inspection_visit',
  select: (op) => columns(op, InspectionVisit, 'r'),
  key: ['plan_id', 'uuid'],
  order: [['position', 'int', 'position']],
});

/** A page of findings, the newest first. @throws Refusal INVALID_FORMAT */
export function listFindings(op: Operation, filter: InspectionFindingFilter, args: PageArgs): Promise<Page<InspectionFinding>> {
  const where = whereInArea(new Where(), 'f.area_code', filter.areaCode);
  if (filter.planId) where.and('f.plan_id = ?::uuid', filter.planId);
  if (filter.states?.length) where.and('f.state = any (?::text[])', filter.states);
  return entityPage(op, InspectionFinding, 'f', { where, by: ['foundAt', 'id'], descending: true }, args);
}
