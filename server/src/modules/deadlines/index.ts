import type { DomainModule } from '../../platform/graphql/module.js';
import { ClockPause, ClockStep, SlaClock } from './clock.js';
import { ClockFields, HouseholdClockFields, PauseFields, RuleFields, StepTakenFields } from './fields.js';
import { ClockResolver } from './resolver.js';
import { SlaRule, SlaRuleStep } from './rule.js';

// A module's duty gets a clock in five steps: a rule (dated rows in a migration of its own, as 20261126040000 does), its
// noun in ClockSubject, `openClock` where the duty begins, `meetClock` or `cancelClock` where it ends, and a field
// `clocks: [SlaClock!]!` through `clocksBySubject`. Everything else (calendar, pauses, ladder, lists) follows.
export { SlaClock } from './clock.js';
export { ClockSubject, PauseReason } from './kinds.js';
export { clockById, clocksBySubject, pausesByClock } from './loaders.js';
export { cancelClock, type ClockOf, handOverClocks, meetClock, type NewClock, openClock, pauseClock, resumeClock } from './service.js';
export { deadlineOf } from './state.js';

/** Clocks that tell the truth: dated rules, pauses with reasons, a ladder of people. */
export const deadlinesModule: DomainModule = {
  name: 'deadlines',
  entities: [SlaRule, SlaRuleStep, SlaClock, ClockPause, ClockStep],
  resolvers: [ClockResolver, ClockFields, RuleFields, PauseFields, StepTakenFields, HouseholdClockFields],
  // The ladder: every process climbs, a row lock lets one of them take each step.
  ticks: [{ everyMs: 30_000, run: async (op) => void (await op.rows('select app.climb_clocks()')) }],
};
