import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import { addDays } from '../calendars/index.js';
import type { MandateFilter, ProxyOrderFilter } from './inputs.js';
import { Mandate } from './mandate.js';
import { ProxyServiceOrder } from './order.js';

/** A page of orders, the longest open first. */
export function listOrders(op: Operation, filter: ProxyOrderFilter, args: PageArgs): Promise<Page<ProxyServiceOrder>> {
  const where = whereInArea(new Where(), 'x.area_code', filter.areaCode);
  if (filter.states?.length) where.and('x.state = any (?::text[])', filter.states);
  return entityPage(op, ProxyServiceOrder, 'x', { where, by: ['openedAt', 'id'] }, args);
}

/** A page of mandates, those that end first first. */
export function listMandates(op: Operation, filter: MandateFilter, args: PageArgs): Promise<Page<Mandate>> {
  const where = whereInArea(new Where(), 'x.area_code', filter.areaCode);
  if (filter.expiringWithinDays !== undefined && filter.expiringWithinDays !== null) {
    const today = civilDate(op.now);
    where.and(
      'x.withdrawn_at is null and x.valid_from <= ?::date and x.valid_until >= ?::date and x.valid_until <= ?::date',
      today,
      today,
      addDays(today, filter.expiringWithinDays),
    );
  }
  return entityPage(op, Mandate, 'x', { where, by: ['validUntil', 'id'] }, args);
}
