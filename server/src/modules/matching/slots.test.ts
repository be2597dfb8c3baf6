import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibleSlot, evaluate, pairOf } from './evaluate.js';
import { NO_HISTORY, type Commitment } from './pair.js';
import { rules } from './rules.js';
import { boundsOf } from './slots.js';
import { after, need, NOW, policy, setting, TODAY, volunteer } from './testing/facts.js';
import { startOfDay } from './time.js';

const QUARTER = 15 * 60_000;

const commitment = fc
  .record({ start: fc.integer({ min: 0, max: 280 }), quarters: fc.integer({ min: 1, max: 8 }) })
  .map(({ start, quarters }): Commitment => {
    const begin = startOfDay(TODAY) + start * QUARTER;
    const end = begin + quarters * QUARTER;
    return { start: begin, end, free: end + 2 * QUARTER, open: true, care: false };
  });
const anyVolunteer = fc
  .record({
    windows: fc.array(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        from: fc.integer({ min: 0, max: 60 }),
        length: fc.integer({ min: 1, max: 30 }),
      }),
      { maxLength: 8 },
    ),
    commitments: fc.array(commitment, { maxLength: 6 }),
    absences: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
    weeklyTasks: fc.integer({ min: 0, max: 6 }),
    vetted: fc.integer({ min: -1, max: 5 }),
  })
  .map(({ windows, commitments, absences, weeklyTasks, vetted }) =>
    volunteer({
      windows: windows.map(({ weekday, from, length }) => ({ weekday, from: from * 15, to: Math.min(1440, (from + length) * 15) })),
      commitments: commitments.toSorted((a, b) => a.start - b.start),
      absences: absences.map((day) => ({ from: TODAY + day, until: TODAY + day })),
      weeklyTasks,
      vettedUntil: TODAY + vetted,
    }),
  );
const anyNeed = fc
  .record({
    minutes: fc.constantFrom(30, 60, 90, 100),
    due: fc.integer({ min: 60, max: 3 * 1440 }),
    window: fc.option(fc.integer({ min: 0, max: 2000 })),
  })
  .map(({ minutes, due, window }) =>
    need({ minutes, dueAt: after(due), ...(window === null ? {} : { windowStart: after(window), windowEnd: after(window + 240) }) }),
  );

describe('the time of a visit', () => {
  it('is the earliest quarter of an hour at which every rule holds', () => {
    fc.assert(
      fc.property(anyNeed, anyVolunteer, (wanted, who) => {
        const pair = pairOf(wanted, who, setting());
        const { from, until } = boundsOf(wanted, pair.policy, NOW);
        let first: number | undefined;
        for (let start = from; start + wanted.minutes * 60_000 <= until; start += QUARTER) {
          if (rules.every((rule) => rule.holds(pair, { start, end: start + wanted.minutes * 60_000 }))) {
            first = start;
            break;
          }
        }
        expect(eligibleSlot(pair, NOW)?.start).toBe(first);
      }),
      { numRuns: 2000 },
    );
  });

  it('to explain a pair by is that one, and a pair is called eligible when there is one', () => {
    fc.assert(
      fc.property(anyNeed, anyVolunteer, (wanted, who) => {
        const pair = pairOf(wanted, who, setting());
        const slot = eligibleSlot(pair, NOW);
        const explained = evaluate(pair, NO_HISTORY, NOW);
        expect(explained.eligible).toBe(slot !== null);
        expect(slot ?? explained.slot).toEqual(explained.slot);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the bounds of a visit', () => {
  const notice = policy({ leadMinutes: { EMERGENCY: 0, URGENT: 0, ROUTINE: 120 } });
  it.each([
    ['leave the usual notice', need(), after(120)],
    ['shorten the notice where the visit would come too late', need({ dueAt: after(150) }), after(0)],
    ['begin with the window', need({ windowStart: after(600), windowEnd: after(900) }), after(600)],
    ['begin at a quarter of an hour', need({ windowStart: after(601), windowEnd: after(900) }), after(615)],
  ])('%s', (_how, wanted, from) => expect(boundsOf(wanted, notice, NOW).from).toBe(from));

  it('go on beyond the deadline for a need that is overdue', () => {
    expect(boundsOf(need({ dueAt: after(-60) }), notice, NOW).until).toBe(after(14 * 1440));
    expect(boundsOf(need({ dueAt: after(600) }), notice, NOW).until).toBe(after(600));
    expect(eligibleSlot(pairOf(need({ windowStart: after(-600), windowEnd: after(-300) }), volunteer(), setting()), NOW)).toBeNull();
  });
});
