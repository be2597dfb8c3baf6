import type { Commitment, Pair, Slot } from './pair.js';
import type { Policy } from './policy.js';
import { dayOf, startOfDay } from './time.js';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/** Nights that a day of 1,440 minutes touches, the one before it and the one after it, as minutes of that day. */
function nightsOf({ nightFrom, nightUntil }: Policy['rest']): readonly (readonly [number, number])[] {
  if (nightFrom === nightUntil) return [];
  const length = (nightUntil - nightFrom + DAY_MINUTES) % DAY_MINUTES;
  return [-DAY_MINUTES, 0, DAY_MINUTES].map((shift) => [nightFrom + shift, nightFrom + shift + length]);
}

/** Whether a visit lies at night, even in part. */
function atNight(span: Slot, rest: Policy['rest']): boolean {
  const zero = startOfDay(dayOf(span.start));
  const [start, end] = [(span.start - zero) / MINUTE, (span.end - zero) / MINUTE];
  return nightsOf(rest).some(([from, until]) => start < until && from < end);
}

/** Milliseconds of rest that a visit asks for afterwards: the longer of what night and length ask for. */
export function restAfter(span: Slot, { rest }: Policy): number {
  const heavy = span.end - span.start >= rest.heavyMinutes * MINUTE ? rest.afterHeavyMinutes : 0;
  const night = rest.afterNightMinutes > heavy && atNight(span, rest) ? rest.afterNightMinutes : 0;
  return Math.max(heavy, night) * MINUTE;
}

/** The visit after which, or before which, a time leaves too little rest; undefined when none does. */
export function restClash({ volunteer, policy }: Pair, slot: Slot): Commitment | undefined {
  const own = restAfter(slot, policy);
  return volunteer.commitments.find((taken) =>
    taken.end <= slot.start
      ? slot.start - taken.end < restAfter(taken, policy)
      : taken.open && slot.end <= taken.start && taken.start - slot.end < own,
  );
}
