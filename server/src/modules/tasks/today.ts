import type { Operation } from '../../platform/database/operation.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { endOfDay, listNeeds } from './list.js';
import { NeedState } from './need.js';
import { Today } from './payloads.js';

/** Offers are called expiring when this many hours are left. */
const EXPIRING_HOURS = 4;

/** The workbench's numbers for an area (or all that the actor may see), in two statements. */
export async function today(op: Operation, areaCode?: string): Promise<Today> {
  const [low, high] = areaCode ? areaRange(parseAreaCode(areaCode)) : [0, Number.MAX_SAFE_INTEGER];
  const midnight = endOfDay(op.now);
  const counts = op.row<Omit<Today, 'next' | 'asOf' | 'bounds'>>(
    `select
       (select count(*)::int from service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') and due_at < $1 and area_code >= $3 and area_code < $4) overdue,
       (select count(*)::int from service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') and due_at >= $1 and due_at < $2 and area_code >= $3 and area_code < $4) "dueToday",
       (select count(*)::int from service_need where state = 'UNMATCHED' and tier = 'EMERGENCY' and area_code >= $3 and area_code < $4) "unassignedEmergency",
       (select count(*)::int from service_need where state = 'UNMATCHED' and tier = 'URGENT' and area_code >= $3 and area_code < $4) "unassignedUrgent",
       (select count(*)::int from offer where state = 'SENT' and expires_at >= $1 and expires_at < $5 and area_code >= $3 and area_code < $4) "offersExpiringSoon",
       (select count(*)::int from assignment where state = 'DONE' and area_code >= $3 and area_code < $4) "awaitingVerification",
       (select count(*)::int from household_plan where state = 'SUBMITTED' and author_id <> (select app.actor_id()) and (select app.scope('plan:approve')) @> area_code and area_code >= $3 and area_code < $4) "plansAwaitingMyApproval",
       (select count(*)::int from offer where state = 'DECLINED' and answered_at >= $6 and area_code >= $3 and area_code < $4) "declinedToday"`,
    [op.now, midnight, low, high, new Date(op.now.getTime() + EXPIRING_HOURS * 3_600_000), new Date(midnight.getTime() - 86_400_000)],
  );
  const filter = { states: [NeedState.UNMATCHED, NeedState.OFFERED, NeedState.ASSIGNED], ...(areaCode ? { areaCode } : {}) };
  const [row, page] = await Promise.all([counts, listNeeds(op, filter, { first: 20 })]);
  return Object.assign(new Today(), row, { next: page.edges.map((edge) => edge.node), asOf: op.now, bounds: [low, high] });
}
