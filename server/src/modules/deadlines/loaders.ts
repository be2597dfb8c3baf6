import { batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import { ClockPause, ClockStep, SlaClock } from './clock.js';
import { SlaRule, SlaRuleStep } from './rule.js';

/** A clock by id. */
export const clockById = byKey<SlaClock>(() => SlaClock);
/** A rule version by id. */
export const ruleById = byKey<SlaRule>(() => SlaRule);
/** The ladder of a rule version, in order. */
export const stepsByRule = manyBy<SlaRuleStep>(() => SlaRuleStep, 'ruleId', 't.level');
/** The times in which a clock stood still, in order. */
export const pausesByClock = manyBy<ClockPause>(() => ClockPause, 'clockId', 't.paused_at');
/** The steps taken for a clock, in order. */
export const takenSteps = manyBy<ClockStep>(() => ClockStep, 'clockId', 't.at, t.level, t.id');

/** All clocks about a thing (by its id, which is unique over all kinds), the oldest first. */
export const clocksBySubject = manyBy<SlaClock>(() => SlaClock, 'subjectId', 't.started_at, t.id');

/** The running clocks about a household, the earliest due first; those that stand still at the end. */
export const runningClocksByHousehold = batched<string, SlaClock[]>(async (op, ids) => {
  const rows = await op.rows<SlaClock>(
    `select ${columns(op, SlaClock, 'c')} from sla_clock c where c.household_id = any ($1::uuid[]) and c.met_at is null and c.cancelled_at is null order by c.due_at, c.id`,
    [ids],
  );
  const groups = groupBy(rows, 'householdId');
  return ids.map((id) => groups.get(id) ?? []);
});

/** The deadline that a clock which stands still would have if it went on now (UTC). */
export const dueIfResumed = batched<string, Date | null>(async (op, ids) => {
  const rows = await op.rows<{ id: string; dueAt: Date | null }>(
    'select c.id, app.clock_due_if_resumed(c.id) as "dueAt" from sla_clock c where c.id = any ($1::uuid[])',
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row.dueAt]));
  return ids.map((id) => byId.get(id) ?? null);
});
