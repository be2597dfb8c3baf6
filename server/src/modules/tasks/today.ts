import type { Operation } from '../../platform/database/operation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { countDue } from './due.js';
import { endOfDay, listNeeds, waiting } from './list.js';
import { NeedState, NeedWaitsFor } from './need.js';
import { Today } from './payloads.js';

/** The workbench's numbers for an area (or all that the actor may see), each by the condition of the list that it opens. */
export async function today(op: Operation, areaCode?: string): Promise<Today> {
  const range = areaCode ? areaRange(parseAreaCode(areaCode)) : undefined;
  const bounds = range ?? ([0, Number.MAX_SAFE_INTEGER] as const);
  const midnight = endOfDay(op.now);
  const area = areaCode ? { areaCode } : {};
  const filter = { states: [NeedState.UNMATCHED, NeedState.OFFERED, NeedState.ASSIGNED], ...area };
  const mandates = op.selects('Today.mandatesExpiring') || op.selects('Today.mandateDays');
  const mandateDays = mandates ? await policyParameter(op, 'mandate.expiring.days') : 0;
  const waits = (what: NeedWaitsFor): Counted => {
    const { sql, values } = waiting(op, what, range);
    return [`service_need n where ${sql} and n.area_code >= ? and n.area_code < ?`, [...values, ...bounds]];
  };
  const open = "service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED')";
  const inArea = 'area_code >= ? and area_code < ?';
  const counts: Partial<Record<keyof Today, Counted>> = {
    overdue: [`${open} and due_at < ? and ${inArea}`, [op.now, ...bounds]],
    dueToday: [`${open} and due_at >= ? and due_at < ? and ${inArea}`, [op.now, midnight, ...bounds]],
    unassignedEmergency: [`service_need where state = 'UNMATCHED' and tier = 'EMERGENCY' and ${inArea}`, bounds],
    unassignedUrgent: [`service_need where state = 'UNMATCHED' and tier = 'URGENT' and ${inArea}`, bounds],
    offersExpiringSoon: waits(NeedWaitsFor.EXPIRING_OFFER),
    awaitingVerification: waits(NeedWaitsFor.VERIFICATION),
    declinedToday: waits(NeedWaitsFor.DECLINED_TODAY),
    plansAwaitingMyApproval: [
      `household_plan where state = 'SUBMITTED' and author_id <> (select app.actor_id()) and (select app.scope('plan:approve')) @> area_code and ${inArea}`,
      bounds,
    ],
    mandatesExpiring: [
      `mandate where withdrawn_at is null and valid_from <= app.today() and valid_until >= app.today() and valid_until <= app.today() + ?::int and ${inArea}`,
      [mandateDays, ...bounds],
    ],
  };
  const due: Partial<Record<keyof Today, () => Promise<number>>> = {
    lateItems: () => countDue(op, op.now, area),
    dueTodayItems: () => countDue(op, midnight, { ...area, from: op.now }),
    calledMe: () => countDue(op, null, { ...area, calledMe: true }),
  };
  const [row, next, ...counted] = await Promise.all([
    count(op, counts),
    op.selects('Today.next') ? listNeeds(op, filter, { first: 20 }) : null,
    ...wanted(op, due).map(async ([field, ask]) => [field, await ask()] as const),
  ]);
  return Object.assign(new Today(), row, Object.fromEntries(counted), {
    mandateDays,
    next: next?.edges.map((edge) => edge.node) ?? [],
    asOf: op.now,
    bounds,
  });
}

/** What is counted, after `from`, with its values for the question marks. */
type Counted = readonly [from: string, values: readonly unknown[]];

/** What the document asks for, of fields of `Today`. */
function wanted<T>(op: Operation, fields: Partial<Record<keyof Today, T>>): [field: string, T][] {
  return Object.entries(fields).filter(([field]) => op.selects(`Today.${field}`));
}

/** Counts, in one statement, what the document asks for. */
async function count(op: Operation, counts: Partial<Record<keyof Today, Counted>>): Promise<object> {
  const values: unknown[] = [];
  const asked = wanted(op, counts).map(([field, [from, given]]) => {
    const left = [...given];
    return `(select count(*)::int from ${from.replace(/\?/g, () => `$${values.push(left.shift())}`)}) "${field}"`;
  });
  return asked.length > 0 ? ((await op.row<object>(`select ${asked.join(', ')}`, values)) ?? {}) : {};
}
