import type { Operation } from '../../platform/database/operation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { countDue } from './due.js';
import { endOfDay, listNeeds, waiting } from './list.js';
import { NeedState, NeedWaitsFor } from './need.js';
import { Today } from './payloads.js';

/** The workbench's numbers for an area (or all that the actor may see), each by the condition of the list that it opens. */
export async function today(op: Operation, areaCode?: string): Promise<Today> {
  const [low, high] = areaCode ? areaRange(parseAreaCode(areaCode)) : [0, Number.MAX_SAFE_INTEGER];
  const midnight = endOfDay(op.now);
  const values: unknown[] = [op.now, midnight, low, high];
  const waits = (what: NeedWaitsFor) => {
    const { sql, values: given } = waiting(op, what);
    return `(select count(*)::int from service_need n where ${sql.replace(/\?/g, () => `$${values.push(given.shift())}`)} and n.area_code >= $3 and n.area_code < $4)`;
  };
  const bind = (value: unknown) => `$${values.push(value)}`;
  const mandateDays = await policyParameter(op, 'mandate.expiring.days');
  const [expiring, declined, verification] = [NeedWaitsFor.EXPIRING_OFFER, NeedWaitsFor.DECLINED_TODAY, NeedWaitsFor.VERIFICATION].map(
    waits,
  );
  const counts = op.row<Omit<Today, 'next' | 'asOf' | 'lateItems' | 'dueTodayItems' | 'calledMe' | 'bounds' | 'mandateDays'>>(
    `select
       (select count(*)::int from service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') and due_at < $1 and area_code >= $3 and area_code < $4) overdue,
       (select count(*)::int from service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') and due_at >= $1 and due_at < $2 and area_code >= $3 and area_code < $4) "dueToday",
       (select count(*)::int from service_need where state = 'UNMATCHED' and tier = 'EMERGENCY' and area_code >= $3 and area_code < $4) "unassignedEmergency",
       (select count(*)::int from service_need where state = 'UNMATCHED' and tier = 'URGENT' and area_code >= $3 and area_code < $4) "unassignedUrgent",
       ${expiring} "offersExpiringSoon", ${verification} "awaitingVerification", ${declined} "declinedToday",
       (select count(*)::int from household_plan where state = 'SUBMITTED' and author_id <> (select app.actor_id()) and (select app.scope('plan:approve')) @> area_code and area_code >= $3 and area_code < $4) "plansAwaitingMyApproval",
       (select count(*)::int from mandate where withdrawn_at is null and valid_from <= app.today() and valid_until >= app.today() and valid_until <= app.today() + ${bind(mandateDays)}::int and area_code >= $3 and area_code < $4) "mandatesExpiring"`,
    values,
  );
  const area = areaCode ? { areaCode } : {};
  const filter = { states: [NeedState.UNMATCHED, NeedState.OFFERED, NeedState.ASSIGNED], ...area };
  const [row, lateItems, dueTodayItems, calledMe, page] = await Promise.all([
    counts,
    countDue(op, op.now, area),
    countDue(op, midnight, { ...area, from: op.now }),
    countDue(op, null, { ...area, calledMe: true }),
    listNeeds(op, filter, { first: 20 }),
  ]);
  return Object.assign(new Today(), row, {
    lateItems,
    dueTodayItems,
    calledMe,
    mandateDays,
    next: page.edges.map((edge) => edge.node),
    asOf: op.now,
    bounds: [low, high],
  });
}
