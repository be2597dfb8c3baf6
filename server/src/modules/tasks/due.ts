import { Field, ID, ObjectType } from 'type-graphql';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { connectionOf, decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { whereInArea } from '../areas/index.js';
import type { DueItemFilter } from './inputs.js';

/** Something that becomes late by itself: an open need, or a running clock. */
@ObjectType({
  description: 'Something that becomes late if nobody does anything: an open need or a running clock; one of the two is there.',
})
export class DueItem {
  @Field(() => ID, { description: 'Id of the need or of the clock.' })
  id!: string;
  kind!: 'NEED' | 'CLOCK';
  @Field(() => Date, { description: 'When it is due (UTC).' })
  dueAt!: Date;
}

/** Page of due things. */
export const DueItemConnection = connectionOf(DueItem, 'DueItem');

/** One of the two sources: its table as `x`, and which of its rows still run. */
interface Source {
  readonly kind: DueItem['kind'];
  readonly table: string;
  readonly running: string;
}
const NEEDS: Source = { kind: 'NEED', table: 'service_need', running: "x.state in ('UNMATCHED', 'OFFERED', 'ASSIGNED')" };
const CLOCKS: Source = {
  kind: 'CLOCK',
  table: 'sla_clock',
  running: 'x.met_at is null and x.cancelled_at is null and x.due_at is not null',
};

/** Sources that a filter asks, and the conditions that hold for each of them. */
function conditions(op: Operation, until: Date | null, filter: DueItemFilter, after: string | undefined) {
  const where = new Where();
  if (until) where.and('x.due_at < ?', until);
  if (filter.from) where.and('x.due_at >= ?', filter.from);
  whereInArea(where, 'x.area_code', filter.areaCode);
  if (filter.mine) where.and('x.owner_id = ?', op.accountId);
  if (filter.calledMe) where.and('exists (select from clock_step s where s.clock_id = x.id and s.account_id = ?)', op.accountId);
  if (after) {
    const [dueAt, id] = decodeCursor(after, 2);
    where.and('(x.due_at, x.id) > (?::timestamptz, ?::uuid)', dueAt, id);
  }
  return { where, sources: filter.mine || filter.calledMe ? [CLOCKS] : [NEEDS, CLOCKS] };
}

const rest = (where: Where): string => where.sql.replace(/^where/, 'and');

/** How many things a due list holds; null as the end means any time. One statement. */
export async function countDue(op: Operation, until: Date | null, filter: DueItemFilter): Promise<number> {
  const { where, sources } = conditions(op, until, filter, undefined);
  const each = sources.map(({ table, running }) => `(select count(*) from ${table} x where ${running} ${rest(where)})`);
  return (await op.row<{ n: number }>(`select (${each.join(' + ')})::int n`, where.values))?.n ?? 0;
}

/** A page of what is late at an instant if nobody does anything, the earliest due first. Each source gives a page's worth through its own index. */
export async function listDue(op: Operation, until: Date | null, filter: DueItemFilter, args: PageArgs): Promise<Page<DueItem>> {
  const { where, sources } = conditions(op, until, filter, args.after);
  const limit = where.bind(pageLength(args.first) + 1);
  const each = sources.map(
    ({ kind, table, running }) =>
      `(select '${kind}' kind, x.id, x.due_at "dueAt" from ${table} x where ${running} ${rest(where)} order by x.due_at, x.id limit ${limit})`,
  );
  const rows = await op.rows<DueItem>(
    `select * from (${each.join(' union all ')}) d order by d."dueAt", d.id limit ${limit}`,
    where.values,
  );
  const items = rows.map((row) => Object.assign(new DueItem(), row));
  return toPage(
    items,
    args,
    (item) => [item.dueAt, item.id],
    () => countDue(op, until, filter),
  );
}
