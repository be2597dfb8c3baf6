import { civilDate } from '../../platform/clock.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { addDays } from '../calendars/index.js';
import type { MandateFilter, ProxyOrderFilter } from './inputs.js';
import { Mandate } from './mandate.js';
import { ProxyServiceOrder } from './order.js';

function inArea(code: string | undefined): Where {
  const where = new Where();
  if (!code) return where;
  const [low, high] = areaRange(parseAreaCode(code, ['filter', 'areaCode']));
  return where.and('x.area_code >= ? and x.area_code < ?', low, high);
}

/** A page of orders, the longest open first. */
export async function listOrders(op: Operation, filter: ProxyOrderFilter, args: PageArgs): Promise<Page<ProxyServiceOrder>> {
  const where = inArea(filter.areaCode);
  if (filter.states?.length) where.and('x.state = any (?::text[])', filter.states);
  const page = where.copy();
  if (args.after) {
    const [at, id] = decodeCursor(args.after, 2);
    page.and('(x.opened_at, x.id) > (?::timestamptz, ?::uuid)', at, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<ProxyServiceOrder>(
    `select ${columns(op, ProxyServiceOrder, 'x')} from proxy_order x ${page.sql} order by x.opened_at, x.id limit ${limit}`,
    page.values,
  );
  return toPage(
    rows,
    args,
    (row) => [row.openedAt, row.id],
    () => count(op, 'proxy_order', where),
  );
}

/** A page of mandates, those that end first first. */
export async function listMandates(op: Operation, filter: MandateFilter, args: PageArgs): Promise<Page<Mandate>> {
  const where = inArea(filter.areaCode);
  if (filter.expiringWithinDays !== undefined && filter.expiringWithinDays !== null) {
    const today = civilDate(op.now);
    where.and(
      'x.withdrawn_at is null and x.valid_from <= ?::date and x.valid_until >= ?::date and x.valid_until <= ?::date',
      today,
      today,
      addDays(today, filter.expiringWithinDays),
    );
  }
  const page = where.copy();
  if (args.after) {
    const [until, id] = decodeCursor(args.after, 2);
    page.and('(x.valid_until, x.id) > (?::date, ?::uuid)', until, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<Mandate>(
    `select ${columns(op, Mandate, 'x')} from mandate x ${page.sql} order by x.valid_until, x.id limit ${limit}`,
    page.values,
  );
  return toPage(
    rows,
    args,
    (row) => [row.validUntil, row.id],
    () => count(op, 'mandate', where),
  );
}

async function count(op: Operation, table: 'proxy_order' | 'mandate', where: Where): Promise<number> {
  return (await op.row<{ n: number }>(`select count(*)::int n from ${table} x ${where.sql}`, where.values))?.n ?? 0;
}
