import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairOf } from './evaluate.js';
import { NO_HISTORY, type HistoryFacts } from './pair.js';
import { ScorePartCode } from './policy.js';
import { scoreOf, scoreParts } from './score.js';
import { need, setting, volunteer } from './testing/facts.js';

const skills = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'));
const history = fc.record({
  kept: fc.nat(200),
  missed: fc.nat(50),
  recentMinutes: fc.nat(5000),
  visitsByHousehold: fc.record({ h1: fc.nat(50) }),
  visitsByService: fc.record({ VISIT: fc.nat(100) }),
});

function partsOf(change: Parameters<typeof volunteer>[0], past: HistoryFacts = NO_HISTORY, asked: Parameters<typeof need>[0] = {}) {
  return new Map(scoreParts(pairOf(need(asked), volunteer(change), setting()), past).map((part) => [part.code, part]));
}
const value = (code: ScorePartCode, ...of: Parameters<typeof partsOf>) => partsOf(...of).get(code)?.value ?? NaN;

describe('a score', () => {
  it('is the sum of its parts, each between nothing and its weight', () => {
    fc.assert(
      fc.property(
        skills,
        skills,
        history,
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.nat(3000),
        (asked, has, past, away, weeklyMinutes) => {
          const parts = [...partsOf({ skillCodes: has, latitude: 36.1 + away, weeklyMinutes }, past, { skillCodes: asked }).values()];
          expect(parts.map((part) => part.code)).toEqual(Object.values(ScorePartCode));
          for (const part of parts) {
            expect(part.value).toBeGreaterThanOrEqual(0);
            expect(part.value).toBeLessThanOrEqual(1);
            expect(part.points).toBeCloseTo(part.value * part.weight, 1);
          }
          expect(scoreOf(parts)).toBeCloseTo(
            parts.reduce((sum, part) => sum + part.points, 0),
            9,
          );
        },
      ),
    );
  });

  it('is higher the nearer, the better known, the less loaded, the more reliable, the more experienced', () => {
    const { DISTANCE, CONTINUITY, LOAD_FAIRNESS, RELIABILITY, EXPERIENCE, PREFERENCE } = ScorePartCode;
    expect(value(DISTANCE, {})).toBe(1);
    expect(value(DISTANCE, { latitude: 36.1 + 3 / 111.195 })).toBeCloseTo(0.5, 3);
    expect(value(DISTANCE, { latitude: null })).toBe(0.5);
    expect(value(CONTINUITY, {}, { ...NO_HISTORY, visitsByHousehold: { h1: 3 } }, { preferContinuity: true })).toBe(0.75);
    expect(value(CONTINUITY, {}, { ...NO_HISTORY, visitsByHousehold: { h1: 3 } })).toBe(0.375);
    expect(value(CONTINUITY, {}, { ...NO_HISTORY, visitsByHousehold: { h2: 3 } })).toBe(0);
    expect(value(LOAD_FAIRNESS, { weeklyMinutes: 70 }, { ...NO_HISTORY, recentMinutes: 75 })).toBe(0.75);
    expect(value(LOAD_FAIRNESS, { weeklyMinutes: 0 })).toBe(0);
    expect(value(RELIABILITY, {})).toBe(0.8);
    expect(value(RELIABILITY, {}, { ...NO_HISTORY, kept: 5, missed: 5 })).toBe(0.6);
    expect(value(EXPERIENCE, {}, { ...NO_HISTORY, visitsByService: { VISIT: 3 } })).toBe(0.5);
    expect([
      value(PREFERENCE, {}),
      value(PREFERENCE, { preferredServiceCodes: ['VISIT'] }),
      value(PREFERENCE, { preferredServiceCodes: ['OTHER'] }),
      value(PREFERENCE, {}, NO_HISTORY, { declined: ['v1'] }),
    ]).toEqual([0.5, 1, 0, 0]);
  });

  it('spares people of rare skills for needs that ask for them', () => {
    const closeness = (asked: string[], has: string[]) =>
      value(ScorePartCode.SKILL_CLOSENESS, { skillCodes: has }, NO_HISTORY, { skillCodes: asked });
    expect(closeness(['A', 'B'], ['A', 'B'])).toBe(1);
    expect(closeness([], [])).toBe(1);
    expect(closeness([], ['A'])).toBeGreaterThan(closeness([], ['A', 'B']));
    expect(closeness(['A'], ['A', 'B', 'C'])).toBeLessThan(closeness(['A'], ['A', 'B']));
  });
});
