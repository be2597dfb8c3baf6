import { describe, expect, it } from 'vitest';
import { eligibleSlot, outcomesAt, pairOf } from './evaluate.js';
import type { Commitment, VolunteerFacts } from './pair.js';
import { restAfter } from './rest.js';
import { after, need, policy, setting, volunteer } from './testing/facts.js';

const HOUR = 3_600_000;
const REST = { nightFrom: 1320, nightUntil: 360, afterNightMinutes: 660, heavyMinutes: 300, afterHeavyMinutes: 720 };
const rested = policy({ rest: REST });
/** A span some hours after Monday, 09:00, in Asia/Shanghai. */
const span = (from: number, hours: number) => ({ start: after(from * 60), end: after((from + hours) * 60) });
const taken = (from: number, hours: number, open = true): Commitment => ({
  ...span(from, hours),
  free: span(from, hours).end,
  open,
  care: false,
});
const always: Partial<VolunteerFacts> = { windows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 })) };
const pair = (commitments: Commitment[], change: Parameters<typeof need>[0] = {}) =>
  pairOf(need({ dueAt: after(4 * 1440), ...change }), volunteer({ ...always, commitments, weeklyMinutes: 5000 }), setting({ rest: REST }));
const restRule = (commitments: Commitment[], from: number, hours = 1) =>
  outcomesAt(pair(commitments), span(from, hours)).find(({ code }) => code === 'REST_AFTER');

describe('rest after a visit', () => {
  it.each([
    ['an hour of the day', 0, 1, 0],
    ['five hours', 0, 5, 12],
    ['an hour before ten in the evening', 12, 1, 0],
    ['an hour that reaches into the night', 12.5, 1, 11],
    ['an hour after midnight', 16, 1, 11],
    ['an hour that ends the night', 20.5, 1, 11],
    ['an hour from six in the morning on', 21, 1, 0],
    ['five hours at night: the longer of both', 13, 5, 12],
  ])('%s', (_what, from, hours, expected) => expect(restAfter(span(from, hours), rested)).toBe(expected * HOUR));

  it('holds before and after what is promised, and after what was done', () => {
    // 23:00 to 24:00 on Monday: until 11:00 on Tuesday.
    expect(restRule([taken(14, 1)], 25)).toMatchObject({ passed: false, evidence: expect.stringContaining('+ 11 h') as string });
    expect(restRule([taken(14, 1, false)], 25)).toMatchObject({ passed: false });
    expect(restRule([taken(14, 1)], 26)).toMatchObject({ passed: true, evidence: null });
    // A night visit that would leave too little before the morning after.
    expect(restRule([taken(24, 1)], 14)).toMatchObject({ passed: false });
    expect(restRule([taken(24, 1)], 11)).toMatchObject({ passed: true });
  });

  it('moves the visit to the end of the rest', () => {
    const slot = eligibleSlot(pair([taken(14, 1)], { windowStart: after(16 * 60), windowEnd: after(40 * 60) }), after(15 * 60));
    expect(slot?.start).toBe(after(26 * 60));
  });

  it('finds the morning when the night would leave no rest', () => {
    // Something is promised at noon on Tuesday; from five on, an hour before six would ask for rest until four.
    const slot = eligibleSlot(pair([taken(27, 1)], { windowStart: after(20 * 60), windowEnd: after(26 * 60) }), after(0));
    expect(slot?.start).toBe(after(21 * 60));
  });
});

describe('a risky service', () => {
  it('is for whoever is insured on the day', () => {
    const risky = need({ needsInsurance: true });
    const at = span(3, 1);
    const outcome = (insuredUntil: number | null) =>
      outcomesAt(pairOf(risky, volunteer({ insuredUntil }), setting()), at).find(({ code }) => code === 'INSURED');
    const day = Math.floor((at.start + 8 * HOUR) / (24 * HOUR));
    expect(outcome(null)).toMatchObject({ passed: false, evidence: '✗' });
    expect(outcome(day - 1)).toMatchObject({ passed: false });
    expect(outcome(day)).toMatchObject({ passed: true });
    expect(outcomesAt(pairOf(need(), volunteer(), setting()), at).find(({ code }) => code === 'INSURED')).toMatchObject({
      passed: true,
      evidence: null,
    });
  });
});
