import { batched, byKey } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage, listPage } from '../../platform/graphql/list-page.js';
import { parseAreaCode, whereInArea } from '../areas/index.js';
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
export function listRoll(op: Operation, filter: SubsidyRollFilter, args: PageArgs): Promise<Page<SubsidyDue>> {
  const where = new Where().and(
    't.id = coalesce(?::uuid, (select o.id from price_trigger o order by o.month desc, o.id desc limit 1))',
    filter.triggerId ?? null,
  );
  whereInArea(where, 'h.area_code', filter.areaCode);
  if (filter.untoldOnly) where.and('n.id is null');
  return listPage<SubsidyDue>(
    op,
    {
      select: 'h.id, h.number, s.programme, s.persons, s.persons * t.per_person_fen as "amountFen", n.id as "noticeId"',
      from: DUE,
      where,
      order: [['h.number', 'text', (row) => row.number]],
    },
    args,
  );
}

/** A page of triggers, the newest month first. */
export function listTriggers(op: Operation, areaCode: string | undefined, args: PageArgs): Promise<Page<PriceTrigger>> {
  const where = new Where();
  if (areaCode) where.and('app.area_range(?::bigint) && app.area_range(t.area_code)', parseAreaCode(areaCode));
  return entityPage(op, PriceTrigger, 't', { where, by: ['month', 'id'], descending: true }, args);
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
