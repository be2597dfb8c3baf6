import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { queryTokens } from '../../platform/search/tokens.js';
import { areaRange, parseAreaCode, whereInArea } from '../areas/index.js';
import { instantAt } from '../calendars/index.js';
import type { ServiceNeedFilter } from './inputs.js';
import { NeedState, NeedWaitsFor, ServiceNeed } from './need.js';
import type { NeedBoardCounts } from './payloads.js';

/** States in which a need is still to be served. */
const OPEN: readonly NeedState[] = [NeedState.UNMATCHED, NeedState.OFFERED, NeedState.ASSIGNED];
/** Written out, not as a value: only then can a plan that is kept for all values use the index of open needs. */
const IS_OPEN = `n.state in (${OPEN.map((state) => `'${state}'`).join(', ')})`;

/** The end of the civil day of an instant, in Asia/Shanghai. */
export function endOfDay(now: Date): Date {
  return instantAt(civilDate(now), 1440);
}

/** Offers are called expiring when this many hours are left. */
const EXPIRING_HOURS = 4;

/** That somebody has to act on need `n`, as SQL: the same words count on the workbench and open the list. */
export function waiting(
  op: Operation,
  what: NeedWaitsFor,
  range?: readonly [low: number, high: number],
): { sql: string; values: unknown[] } {
  const midnight = endOfDay(op.now);
  // An offer and a visit lie where their need lies: asked there too, few of them are looked at.
  const there = (alias: string) => (range ? ` and ${alias}.area_code >= ? and ${alias}.area_code < ?` : '');
  switch (what) {
    case NeedWaitsFor.EXPIRING_OFFER:
      return {
        sql: `n.id in (select o.need_id from offer o where o.state = 'SENT' and o.expires_at >= ? and o.expires_at < ?${there('o')})`,
        values: [op.now, new Date(op.now.getTime() + EXPIRING_HOURS * 3_600_000), ...(range ?? [])],
      };
    case NeedWaitsFor.DECLINED_TODAY:
      return {
        sql: `n.state = 'UNMATCHED' and n.id in (select o.need_id from offer o where o.state = 'DECLINED' and o.answered_at >= ?${there('o')})`,
        values: [new Date(midnight.getTime() - 86_400_000), ...(range ?? [])],
      };
    default:
      return { sql: `n.id in (select a.need_id from assignment a where a.state = 'DONE'${there('a')})`, values: [...(range ?? [])] };
  }
}

/** A filter as conditions over `n` (service_need). One text for each combination, so that plans are reused. */
function conditions(op: Operation, filter: ServiceNeedFilter): Where {
  const where = whereInArea(new Where(), 'n.area_code', filter.areaCode);
  const states = new Set(filter.states);
  const onlyOpen = states.size > 0 && [...states].every((state) => OPEN.includes(state));
  if (onlyOpen) where.and(IS_OPEN);
  if (states.size > 0 && !(onlyOpen && states.size === OPEN.length)) where.and('n.state = any (?::text[])', [...states]);
  if (filter.tiers?.length) where.and('n.tier = any (?::text[])', filter.tiers);
  if (filter.teamKind) where.and('n.service_code in (select s.code from service_type s where s.team_kind = ?)', filter.teamKind);
  if (filter.serviceCode) where.and('n.service_code = ?', filter.serviceCode);
  if (filter.householdId) where.and('n.household_id = ?', filter.householdId);
  if (filter.dueBefore) where.and('n.due_at < ?', filter.dueBefore);
  if (filter.overdueOnly) where.and(`n.due_at < ? and ${IS_OPEN}`, op.now);
  if (filter.dueTodayOnly) where.and(`n.due_at >= ? and n.due_at < ? and ${IS_OPEN}`, op.now, endOfDay(op.now));
  if (filter.waitsFor) {
    const { sql, values } = waiting(op, filter.waitsFor, filter.areaCode ? areaRange(parseAreaCode(filter.areaCode)) : undefined);
    where.and(sql, ...values);
  }
  if (filter.text?.trim()) {
    const text = filter.text.trim();
    where.and(
      // Two ways in, each by its own index; as one condition with 'or' neither index would be used.
      `n.id = any (array(select x.id from service_need x where x.number = upper(?) union all select x.id from service_need x where x.household_id in
         (select h.id from household h where h.number = upper(?) union all select * from (select app.households_matching(?::text[]) limit 500) m)))`,
      text,
      text,
      queryTokens(text),
    );
  }
  return where;
}

/** A page of needs, the earliest due first. */
export function listNeeds(op: Operation, filter: ServiceNeedFilter, args: PageArgs): Promise<Page<ServiceNeed>> {
  const where = conditions(op, filter);
  return entityPage(op, ServiceNeed, 'n', { where, by: ['dueAt', 'id'] }, args);
}

/** Counts of the board's columns under a filter. */
export async function boardCounts(op: Operation, filter: ServiceNeedFilter): Promise<NeedBoardCounts[]> {
  const where = conditions(op, filter);
  const [now, midnight] = [where.bind(op.now), where.bind(endOfDay(op.now))];
  return op.rows<NeedBoardCounts>(
    `select s.state, count(c.*)::int total,
       count(*) filter (where c.open and c.due_at < ${now})::int overdue,
       count(*) filter (where c.open and c.due_at >= ${now} and c.due_at < ${midnight})::int "dueToday",
       count(*) filter (where c.tier = 'EMERGENCY')::int emergency
     from unnest(array['UNMATCHED', 'OFFERED', 'ASSIGNED', 'DONE', 'WAIVED']) with ordinality s(state, at)
     left join (select n.state, n.due_at, n.tier, ${IS_OPEN} as open from service_need n ${where.sql}) c on c.state = s.state
     group by s.state, s.at order by s.at`,
    where.values,
  );
}
