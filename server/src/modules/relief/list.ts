import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import type { ObligationFilter, ReliefFilter } from './inputs.js';
import { EmergencyRelief, Obligation } from './relief.js';

/** A page of reliefs, the longest waiting first. */
export function listReliefs(op: Operation, filter: ReliefFilter, args: PageArgs): Promise<Page<EmergencyRelief>> {
  const where = whereInArea(new Where(), 'x.area_code', filter.areaCode);
  if (filter.states?.length) where.and('x.state = any (?::text[])', filter.states);
  return entityPage(op, EmergencyRelief, 'x', { where, by: ['requestedAt', 'id'] }, args);
}

/** A page of obligations, the longest owed first. */
export function listObligations(op: Operation, filter: ObligationFilter, args: PageArgs): Promise<Page<Obligation>> {
  const where = whereInArea(new Where(), 'x.area_code', filter.areaCode);
  if (filter.states?.length) where.and('x.state = any (?::text[])', filter.states);
  if (filter.mine) where.and('x.owner_id = ?', op.accountId);
  return entityPage(op, Obligation, 'x', { where, by: ['openedAt', 'id'] }, args);
}
