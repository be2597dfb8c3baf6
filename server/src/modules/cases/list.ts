import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { parseAreaCode, whereInArea } from '../areas/index.js';
import { Case } from './case.js';
import type { CaseFilter } from './inputs.js';
import type { CaseWorker } from './payloads.js';

/** A page of cases, the last opened first. */
export function listCases(op: Operation, filter: CaseFilter, args: PageArgs): Promise<Page<Case>> {
  const where = whereInArea(new Where(), 'c.area_code', filter.areaCode);
  if (filter.states?.length) where.and('c.state = any (?::text[])', filter.states);
  if (filter.open) where.and("c.state <> 'CLOSED'");
  if (filter.mine) where.and('(c.owner_id = (select app.actor_id()) or c.receiver_id = (select app.actor_id()))');
  return entityPage(op, Case, 'c', { where, by: ['openedAt', 'id'], descending: true }, args);
}

/** Who may own cases of an area, by name; nobody where the actor keeps no cases. */
export async function caseWorkers(op: Operation, areaCode: string): Promise<CaseWorker[]> {
  return op.rows<CaseWorker>('select id, name, cases from app.case_workers($1)', [parseAreaCode(areaCode)]);
}
