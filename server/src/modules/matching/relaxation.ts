import { eligibleSlot, outcomesAt } from './evaluate.js';
import type { Pair, Slot } from './pair.js';
import { coversDay, type RuleName } from './rules.js';
import { bestSlot, boundsOf } from './slots.js';
import { dayOf, distanceKm, startOfDay, weekdayOf } from './time.js';

/** The smallest change of one volunteer, or of the need's own demands, that fills a seat. Tried before it is named. */
export interface Relaxation {
  /** The rule that gives way. */
  rule: RuleName;
  volunteerId: string;
  /** How much: minutes more a week or of an opening, kilometres more; null where it is yes or no. */
  amount: number | null;
}

interface Change {
  amount: number | null;
  /** Smaller is easier to ask for. */
  effort: number;
  pair: Pair;
}

const MINUTE = 60_000;
const ALWAYS = [{ from: 0, until: null }];

/** What would make one rule hold for a pair at a time, as facts; rules that protect people do not give way. */
const CHANGES: Partial<Record<RuleName, (pair: Pair, slot: Slot) => Change | null>> = {
  WEEKLY_LIMIT: (pair, slot) => {
    // Every visit of the week counts, so the limit rises by this visit at most.
    const minutes = (slot.end - slot.start) / MINUTE;
    const { weeklyMinutes, weeklyTasks } = pair.volunteer;
    for (let more = 0; more <= minutes; more += 15) {
      const wider = withVolunteer(pair, { weeklyMinutes: weeklyMinutes + more, weeklyTasks: weeklyTasks + 1 });
      if (holds(wider, slot, 'WEEKLY_LIMIT')) return { amount: more, effort: 1 + more / 60, pair: wider };
    }
    return null;
  },
  AVAILABLE: (pair, slot) => {
    const day = dayOf(slot.start);
    const zero = startOfDay(day);
    const opening = { weekday: weekdayOf(day), from: (slot.start - zero) / MINUTE, to: (slot.end - zero) / MINUTE };
    if (opening.to > 1440) return null;
    const minutes = (slot.end - slot.start) / MINUTE;
    const absences = pair.volunteer.absences.filter((absence) => !coversDay(absence, day));
    return {
      amount: minutes,
      effort: 2 + minutes / 60,
      pair: withVolunteer(pair, { windows: [...pair.volunteer.windows, opening], absences }),
    };
  },
  AREA_OR_TRAVEL: (pair) => {
    const km = distanceKm(pair.need, pair.volunteer);
    if (km === null || km <= pair.volunteer.travelKm) return null;
    const more = Math.ceil((km - pair.volunteer.travelKm) * 10) / 10;
    return { amount: more, effort: 4 + more, pair: withVolunteer(pair, { travelKm: pair.volunteer.travelKm + more }) };
  },
  DIALECT: (pair) => ({ amount: null, effort: 10, pair: withNeed(pair, { requiredDialect: null }) }),
  HOUSEHOLD_CONSENT: (pair) => ({ amount: null, effort: 12, pair: withNeed(pair, { consents: ALWAYS }) }),
  SEX: (pair) => ({ amount: null, effort: 15, pair: withNeed(pair, { requiredSex: null }) }),
  SKILL: (pair) => ({
    amount: null,
    effort: 20,
    pair: withVolunteer(pair, { skillCodes: [...pair.volunteer.skillCodes, ...pair.need.skillCodes] }),
  }),
  QUALIFICATION: (pair) => ({
    amount: null,
    effort: 30,
    pair: withVolunteer(pair, {
      qualifications: [...pair.volunteer.qualifications, ...pair.need.qualificationCodes.map((code) => ({ code, from: 0, until: null }))],
    }),
  }),
};

function withVolunteer(pair: Pair, change: Partial<Pair['volunteer']>): Pair {
  return { ...pair, volunteer: { ...pair.volunteer, ...change } };
}

function withNeed(pair: Pair, change: Partial<Pair['need']>): Pair {
  return { ...pair, need: { ...pair.need, ...change } };
}

function holds(pair: Pair, slot: Slot, rule: RuleName): boolean {
  return outcomesAt(pair, slot).some((outcome) => outcome.code === rule && outcome.passed);
}

/** The easiest change of one rule for one of these pairs; null when each of them fails several, or one that does not give way. */
export function easiestRelaxation(pairs: readonly Pair[], now: number): Relaxation | null {
  let best: (Change & { rule: RuleName; volunteerId: string }) | null = null;
  for (const pair of pairs) {
    const { from, until } = boundsOf(pair.need, pair.policy, now);
    const slot = bestSlot(pair, from, until);
    const failed = outcomesAt(pair, slot).filter((outcome) => !outcome.passed);
    const [only] = failed;
    if (!only || failed.length > 1) continue;
    const change = CHANGES[only.code]?.(pair, slot);
    if (!change || !eligibleSlot(change.pair, now)) continue;
    if (best === null || change.effort < best.effort) best = { ...change, rule: only.code, volunteerId: pair.volunteer.id };
  }
  return best && { rule: best.rule, volunteerId: best.volunteerId, amount: best.amount };
}

/** One change of those that would make a pair fit. */
export type PairChange = Pick<Relaxation, 'rule' | 'amount'>;

/**
 * What would have to change for a pair to fit, all of it, tried before it is named: none for one that fits; null where a rule
 * fails that protects people and does not give way.
 */
export function changesFor(pair: Pair, now: number): PairChange[] | null {
  const made: PairChange[] = [];
  let current = pair;
  // A change may move the visit to another time, at which something else stands in its way.
  while (made.length < Object.keys(CHANGES).length) {
    const { from, until } = boundsOf(current.need, current.policy, now);
    const slot = bestSlot(current, from, until);
    const failed = outcomesAt(current, slot).find((outcome) => !outcome.passed);
    if (!failed) return eligibleSlot(current, now) ? made : null;
    const change = CHANGES[failed.code]?.(current, slot);
    if (!change) return null;
    made.push({ rule: failed.code, amount: change.amount });
    current = change.pair;
  }
  return null;
}
