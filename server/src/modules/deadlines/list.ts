import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import { SlaClock } from './clock.js';
import type { SlaClockFilter } from './inputs.js';

/**
 * A page of the running clocks that are late at an instant if nobody does anything, the earliest due first. Clocks that
 * stand still are not among them: they do not run out while nothing happens.
 */
export function lateClocks(op: Operation, horizon: Date, filter: SlaClockFilter, args: PageArgs): Promise<Page<SlaClock>> {
  const where = new Where().and('c.met_at is null and c.cancelled_at is null').and('c.due_at < ?', horizon);
  whereInArea(where, 'c.area_code', filter.areaCode);
  if (filter.ruleKeys?.length) where.and('c.rule_key = any (?::text[])', filter.ruleKeys);
  if (filter.mine) where.and('c.owner_id = ?', op.accountId);
  if (filter.calledMe) where.and('exists (select from clock_step s where s.clock_id = c.id and s.account_id = ?)', op.accountId);
  return entityPage(op, SlaClock, 'c', { where, by: ['dueAt', 'id'] }, args);
}
