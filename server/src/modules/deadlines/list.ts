import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { SlaClock } from './clock.js';
import type { SlaClockFilter } from './inputs.js';

/**
 * A page of the running clocks that are late at an instant if nobody does anything, the earliest due first. Clocks that
 * stand still are not among them: they do not run out while nothing happens.
 */
export async function lateClocks(op: Operation, horizon: Date, filter: SlaClockFilter, args: PageArgs): Promise<Page<SlaClock>> {
  const where = new Where().and('c.met_at is null and c.cancelled_at is null').and('c.due_at < ?', horizon);
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    where.and('c.area_code >= ? and c.area_code < ?', low, high);
  }
  if (filter.ruleKeys?.length) where.and('c.rule_key = any (?::text[])', filter.ruleKeys);
  if (filter.mine) where.and('c.owner_id = ?', op.accountId);
  if (filter.calledMe) where.and('exists (select from clock_step s where s.clock_id = c.id and s.account_id = ?)', op.accountId);
  const page = where.copy();
  if (args.after) {
    const [dueAt, id] = decodeCursor(args.after, 2);
    page.and('(c.due_at, c.id) > (?::timestamptz, ?::uuid)', dueAt, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<SlaClock>(
    `select ${columns(op, SlaClock, 'c')} from sla_clock c ${page.sql} order by c.due_at, c.id limit ${limit}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*) n from sla_clock c ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (clock) => [clock.dueAt ?? '', clock.id], total);
}
