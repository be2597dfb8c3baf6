import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import type { ObligationFilter, ReliefFilter } from './inputs.js';
import { EmergencyRelief, Obligation } from './relief.js';

function inArea(where: Where, code: string | undefined): Where {
  if (!code) return where;
  const [low, high] = areaRange(parseAreaCode(code, ['filter', 'areaCode']));
  return where.and('x.area_code >= ? and x.area_code < ?', low, high);
}

/** A page of rows `x` by the instant of a column, the oldest first. */
async function pageOf<T extends { id: string }>(
  op: Operation,
  type: new () => T,
  from: { table: 'emergency_relief' | 'obligation'; at: 'requested_at' | 'opened_at' },
  instant: (row: T) => Date,
  where: Where,
  args: PageArgs,
): Promise<Page<T>> {
  const page = where.copy();
  if (args.after) {
    const [at, id] = decodeCursor(args.after, 2);
    page.and(`(x.${from.at}, x.id) > (?::timestamptz, ?::uuid)`, at, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<T>(
    `select ${columns(op, type, 'x')} from ${from.table} x ${page.sql} order by x.${from.at}, x.id limit ${limit}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from ${from.table} x ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [instant(row), row.id], total);
}

/** A page of reliefs, the longest waiting first. */
export function listReliefs(op: Operation, filter: ReliefFilter, args: PageArgs): Promise<Page<EmergencyRelief>> {
  const where = inArea(new Where(), filter.areaCode);
  if (filter.states?.length) where.and('x.state = any (?::text[])', filter.states);
  return pageOf(op, EmergencyRelief, { table: 'emergency_relief', at: 'requested_at' }, (row) => row.requestedAt, where, args);
}

/** A page of obligations, the longest owed first. */
export function listObligations(op: Operation, filter: ObligationFilter, args: PageArgs): Promise<Page<Obligation>> {
  const where = inArea(new Where(), filter.areaCode);
  if (filter.states?.length) where.and('x.state = any (?::text[])', filter.states);
  if (filter.mine) where.and('x.owner_id = ?', op.accountId);
  return pageOf(op, Obligation, { table: 'obligation', at: 'opened_at' }, (row) => row.openedAt, where, args);
}
