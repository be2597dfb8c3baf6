import { batched, byKey, columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { decodeCursor, pageLength, toPage, type Page, type PageArgs } from '../../platform/graphql/connection.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import type { SubsidyRollFilter } from './inputs.js';
import { PriceTrigger, SubsidyDue, SubsidyNotice } from './subsidy.js';

/** A trigger by id. */
export const triggerById = byKey<PriceTrigger>(() => PriceTrigger);
/** A notice by id. */
export const noticeById = byKey<SubsidyNotice>(() => SubsidyNotice);

/**
 * Who is due: on the allowance or extreme-hardship support on the day of the roll, in the area of the trigger, unless a narrower area
 * has a trigger of its own for the month. The two programmes exclude one another, so nobody is due twice.
 */
const DUE = `price_trigger t join assistance_status s on s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP') and s."from" <= t.roll_on and (s.until is null or s.until > t.roll_on)
  join household h on h.id = s.household_id and app.area_range(t.area_code) @> h.area_code and app.trigger_holds(t.id, h.area_code) and (select app.scope('subsidy:read')) @> h.area_code
  left join subsidy_notice n on n.trigger_id = t.id and n.household_id = h.id`;

/** A page of the roll of a trigger (the newest unless told), by number of the household. */
export async function listRoll(op: Operation, filter: SubsidyRollFilter, args: PageArgs): Promise<Page<SubsidyDue>> {
  const where = new Where().and(
    't.id = coalesce(?::uuid, (select o.id from price_trigger o order by o.month desc, o.id desc limit 1))',
    filter.triggerId ?? null,
  );
  if (filter.areaCode) {
    const [low, high] = areaRange(parseAreaCode(filter.areaCode, ['filter', 'areaCode']));
    where.and('h.area_code >= ? and h.area_code < ?', low, high);
  }
  if (filter.untoldOnly) where.and('n.id is null');
  const page = where.copy();
  if (args.after) page.and('h.number > ?', decodeCursor(args.after, 1)[0]);
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<SubsidyDue>(
    `select h.id, h.number, s.programme, s.persons, s.persons * t.per_person_fen as "amountFen", n.id as "noticeId" from ${DUE} ${page.sql} order by h.number limit ${limit}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*)::int n from ${DUE} ${where.sql}`, where.values))?.n ?? 0;
  return toPage(
    rows.map((row) => Object.assign(new SubsidyDue(), row)),
    args,
    (row) => [row.number],
    total,
  );
}

/** A page of triggers, the newest month first. */
export async function listTriggers(op: Operation, areaCode: string | undefined, args: PageArgs): Promise<Page<PriceTrigger>> {
  const where = new Where();
  if (areaCode) where.and('app.area_range(?::bigint) && app.area_range(t.area_code)', parseAreaCode(areaCode));
  const page = where.copy();
  if (args.after) {
    const [month, id] = decodeCursor(args.after, 2);
    page.and('(t.month, t.id) < (?::date, ?::uuid)', month, id);
  }
  const limit = page.bind(pageLength(args.first) + 1);
  const rows = await op.rows<PriceTrigger>(
    `select ${columns(op, PriceTrigger, 't')} from price_trigger t ${page.sql} order by t.month desc, t.id desc limit ${limit}`,
    page.values,
  );
  const total = async () => (await op.row<{ n: number }>(`select count(*)::int n from price_trigger t ${where.sql}`, where.values))?.n ?? 0;
  return toPage(rows, args, (row) => [row.month, row.id], total);
}

/** Sums of the roll of each trigger in the areas of the viewer. */
export interface RollSums {
  readonly households: number;
  readonly persons: number;
  readonly told: number;
}
export const sumsByTrigger = batched<string, RollSums>(async (op, ids) => {
  const rows = await op.rows<RollSums & { id: string }>(
    `select t.id, count(*)::int as households, sum(s.persons)::int as persons, count(n.id)::int as told from ${DUE} where t.id = any ($1::uuid[]) group by t.id`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? { households: 0, persons: 0, told: 0 });
});
