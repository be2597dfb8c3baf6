import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { parseAreaCode, whereInArea } from '../areas/index.js';
import { AssistanceApplication } from './application.js';
import { DelegationOfAuthority } from './delegation.js';
import type { AssistanceApplicationFilter } from './inputs.js';

/** Submitted, prepared by somebody else, and under a power to decide that the actor holds now. */
export const AWAITS_ME =
  "a.state = 'SUBMITTED' and a.prepared_by <> (select app.actor_id()) and exists (select from app.authority(a.programme, a.area_code, app.now()))";

/** A page of applications, the oldest first: whoever waits longest stands on top. */
export function listApplications(op: Operation, filter: AssistanceApplicationFilter, args: PageArgs): Promise<Page<AssistanceApplication>> {
  const where = whereInArea(new Where(), 'a.area_code', filter.areaCode);
  if (filter.states?.length) where.and('a.state = any (?::text[])', filter.states);
  if (filter.programme) where.and('a.programme = ?', filter.programme);
  if (filter.awaitingMyDecision) where.and(AWAITS_ME);
  return entityPage(op, AssistanceApplication, 'a', { where, by: ['createdAt', 'id'] }, args);
}

/** A page of delegations, the newest first day first. */
export function listDelegations(op: Operation, areaCode: string | undefined, args: PageArgs): Promise<Page<DelegationOfAuthority>> {
  const where = new Where();
  if (areaCode) where.and('app.area_range(?::bigint) && app.area_range(d.to_area_code)', parseAreaCode(areaCode));
  return entityPage(op, DelegationOfAuthority, 'd', { where, by: ['validFrom', 'id'], descending: true }, args);
}
