import { hoursOn } from './hours.js';
import type { NeedFacts, Pair, Slot } from './pair.js';
import { restAfter } from './rest.js';
import { timedRules } from './rules.js';
import { dayOf, quarterFrom, startOfDay } from './time.js';
import type { Policy } from './policy.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Between which instants a visit for a need may lie; empty (`until` before `from`) when its window is over. */
export function boundsOf(need: NeedFacts, policy: Policy, now: number): { from: number; until: number } {
  if (need.fixedStart !== null) return { from: now, until: need.fixedStart + need.minutes * MINUTE };
  const until = need.windowEnd ?? (need.dueAt > now ? need.dueAt : now + policy.horizonDays * DAY);
  const soonest = Math.max(now, need.windowStart ?? now);
  const polite = Math.max(now + policy.leadMinutes[need.tier] * MINUTE, soonest);
  // Where the usual notice does not fit any more, short notice is better than none.
  const from = quarterFrom(polite) + need.minutes * MINUTE <= until ? polite : soonest;
  return { from: quarterFrom(from), until };
}

/**
 * The starts worth trying, in order: the earliest of each free stretch. A visit that fits later in a stretch fits at
 * its beginning too, so no time is overlooked.
 */
function* startsOf(pair: Pair, from: number, until: number): Generator<number> {
  const { need, volunteer, policy } = pair;
  const length = need.minutes * MINUTE;
  for (let day = dayOf(from); day <= dayOf(until); day += 1) {
    const zero = startOfDay(day);
    const starts: number[] = [];
    for (const window of hoursOn(volunteer, day)) {
      const low = quarterFrom(Math.max(from, zero + window.from * MINUTE));
      const high = Math.min(until, zero + window.to * MINUTE) - length;
      if (low <= high) starts.push(low);
      const later = volunteer.commitments.flatMap((taken) => [...(taken.open ? [taken.free] : []), taken.end + restAfter(taken, policy)]);
      // What ends with the night asks for no rest any more.
      if (low < zero + policy.rest.nightUntil * MINUTE) later.push(zero + policy.rest.nightUntil * MINUTE);
      for (const time of later) {
        const after = quarterFrom(time);
        if (after > low && after <= high) starts.push(after);
      }
    }
    // Windows and visits come in their own orders; times are tried in that of the day.
    if (starts.length > 1) starts.sort((a, b) => a - b);
    yield* starts;
  }
}

/** How far a time gets: the number of timed rules that hold. */
function score(pair: Pair, slot: Slot): number {
  let held = 0;
  for (const rule of timedRules) if (rule.holds(pair, slot)) held += 1;
  return held;
}

/** The earliest time at which all timed rules hold; null when there is none. */
export function earliestSlot(pair: Pair, from: number, until: number): Slot | null {
  const length = pair.need.minutes * MINUTE;
  if (pair.need.fixedStart !== null) {
    const slot = { start: pair.need.fixedStart, end: pair.need.fixedStart + length };
    return slot.start >= from && score(pair, slot) === timedRules.length ? slot : null;
  }
  for (const start of startsOf(pair, from, until)) {
    const slot = { start, end: start + length };
    if (timedRules.every((rule) => rule.holds(pair, slot))) return slot;
  }
  return null;
}

/** The earliest time of every free stretch in which all timed rules hold; whoever can come later in a stretch can come then too. */
export function freeStarts(pair: Pair, from: number, until: number): number[] {
  const length = pair.need.minutes * MINUTE;
  return [...startsOf(pair, from, until)].filter((start) => timedRules.every((rule) => rule.holds(pair, { start, end: start + length })));
}

/** Whether a time lies within bounds. */
export function within(slot: Slot, bounds: { from: number; until: number }): boolean {
  return slot.start >= bounds.from && slot.end <= bounds.until;
}

/** The time to explain a pair by: the earliest that fits, else the one at which the fewest rules fail; outside the bounds where nothing else is left. */
export function bestSlot(pair: Pair, from: number, until: number): Slot {
  const length = pair.need.minutes * MINUTE;
  const start = pair.need.fixedStart ?? from;
  let best: Slot = { start, end: start + length };
  if (pair.need.fixedStart !== null) return best;
  let held = score(pair, best) - (within(best, { from, until }) ? 0 : 1);
  for (const candidate of startsOf(pair, from, until)) {
    const slot = { start: candidate, end: candidate + length };
    const here = score(pair, slot);
    if (here === timedRules.length) return slot;
    if (here > held) {
      best = slot;
      held = here;
    }
  }
  return best;
}
