import type { HistoryFacts, NeedFacts, Pair, Setting, Slot, VolunteerFacts } from './pair.js';
import { rules, standingRules, type RuleName } from './rules.js';
import { scoreOf, scoreParts, type Part } from './score.js';
import { bestSlot, boundsOf, earliestSlot, within } from './slots.js';
import { distanceKm, timeText } from './time.js';

/** One rule's outcome. */
export interface Outcome {
  code: RuleName;
  passed: boolean;
  evidence: string | null;
}

/** A pair, explained. */
export interface Evaluation {
  volunteerId: string;
  eligible: boolean;
  rules: Outcome[];
  parts: Part[];
  score: number;
  /** When the visit could be; of an ineligible pair the time at which the fewest rules fail. */
  slot: Slot;
  distanceKm: number | null;
}

/** The pair of a need and a volunteer. @throws Error when the setting lacks the need's area */
export function pairOf(given: NeedFacts, volunteer: VolunteerFacts, setting: Setting): Pair {
  // Who has accepted this visit keeps its time.
  const accepted = given.movable.find((each) => each.volunteerId === volunteer.id);
  const need = accepted && given.fixedStart === null ? { ...given, fixedStart: accepted.start } : given;
  const policy = setting.policies[need.areaCode];
  if (!policy) throw new Error(`no policy for area ${need.areaCode}`);
  return { need, volunteer, policy, teams: setting.teams };
}

/** The earliest time at which a pair breaks no rule; null when there is none. The quick question, asked of many pairs. */
export function eligibleSlot(pair: Pair, now: number): Slot | null {
  if (!standingRules.every((rule) => rule.holds(pair, NO_TIME))) return null;
  const { from, until } = boundsOf(pair.need, pair.policy, now);
  return earliestSlot(pair, from, until);
}

/** Standing rules do not look at the time. */
const NO_TIME: Slot = { start: 0, end: 0 };

/** Every rule's outcome for a pair at a time. */
export function outcomesAt(pair: Pair, slot: Slot): Outcome[] {
  return rules.map((rule) => ({ code: rule.code, passed: rule.holds(pair, slot), evidence: rule.evidence(pair, slot) }));
}

/** A pair with all reasons, at the time that suits best. */
export function evaluate(pair: Pair, history: HistoryFacts, now: number): Evaluation {
  const { from, until } = boundsOf(pair.need, pair.policy, now);
  const slot = bestSlot(pair, from, until);
  const outcomes = outcomesAt(pair, slot);
  // A time that comes too late for the need is no time at all.
  const available = outcomes.find((outcome) => outcome.code === 'AVAILABLE');
  if (available && !within(slot, { from, until })) Object.assign(available, { passed: false, evidence: `… ${timeText(until)}` });
  const parts = scoreParts(pair, history);
  return {
    volunteerId: pair.volunteer.id,
    eligible: outcomes.every((outcome) => outcome.passed),
    rules: outcomes,
    parts,
    score: scoreOf(parts),
    slot,
    distanceKm: distanceKm(pair.need, pair.volunteer),
  };
}

/** Order of a ranking: the eligible first, then by score, then those who fail fewer rules; ties by id, so that the order is always the same. */
export function byRank(a: Evaluation, b: Evaluation): number {
  const failed = (each: Evaluation) => each.rules.filter((outcome) => !outcome.passed).length;
  return failed(a) - failed(b) || b.score - a.score || (a.volunteerId < b.volunteerId ? -1 : 1);
}
