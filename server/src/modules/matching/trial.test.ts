import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairOf } from './evaluate.js';
import type { NeedFacts, Pair } from './pair.js';
import { planAll } from './plan.js';
import type { PlanInput } from './plan-input.js';
import { easiestRelaxation } from './relaxation.js';
import { after, need, NOW, planInput, setting, volunteer } from './testing/facts.js';
import { tryOut, withExtra } from './trial.js';

const nothing = (): void => undefined;

/** A plan's input with a few needs and volunteers at random places, some with one visit a week. */
const anyInput = fc
  .record({
    needs: fc.array(fc.record({ place: fc.nat(4), urgent: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    volunteers: fc.array(fc.record({ place: fc.nat(4), weeklyTasks: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ needs, volunteers }) =>
    planInput(
      needs.map(({ place, urgent }, index) =>
        need({ id: `n${index}`, householdId: `h${index}`, latitude: 36.1 + place / 100, tier: (urgent ? 'URGENT' : 'ROUTINE') as never }),
      ),
      volunteers.map(({ place, weeklyTasks }, index) => volunteer({ id: `v${index}`, latitude: 36.1 + place / 100, weeklyTasks })),
    ),
  );

describe('a trial', () => {
  it('of a pair that has to stand differs from the plan as a plan does in which nobody else may take that need', async () => {
    await fc.assert(
      fc.asyncProperty(anyInput, fc.nat(), fc.nat(), async (input, n, v) => {
        const needId = `n${n % input.needs.length}`;
        const volunteerId = `v${v % input.volunteers.length}`;
        const tried = await tryOut(input, { force: [needId, volunteerId] }, nothing);
        expect(tried).toMatchObject({ possible: true, exact: true });
        // Independently: the need made so urgent that it comes before all others, and closed to everybody else.
        const only: PlanInput = {
          ...input,
          wishes: {
            ...input.wishes,
            left: input.volunteers.filter((each) => each.id !== volunteerId).map((each) => [needId, each.id] as const),
          },
          needs: input.needs.map((each) => (each.id === needId ? { ...each, tier: 'EMERGENCY' as never } : each)),
        };
        const [before, real] = [await planAll(input), await planAll(only)];
        expect(tried.score).toBeCloseTo(real.score - before.score, 6);
        const total = (plan: typeof real) => plan.filled.reduce((sum, tier) => sum + tier.filled, 0);
        expect(tried.filled.reduce((sum, change) => sum + change, 0)).toBe(total(real) - total(before));
      }),
      { numRuns: 60 },
    );
  });

  it('of a pair that breaks a hard rule is not possible', async () => {
    const input = planInput([need({ requiredSex: 'MALE' })], [volunteer()]);
    expect(await tryOut(input, { force: ['n1', 'v1'] }, nothing)).toMatchObject({ possible: false, score: 0 });
  });

  it('of more volunteers never loses a seat, and changes nothing where nobody is short', async () => {
    await fc.assert(
      fc.asyncProperty(anyInput, fc.integer({ min: 1, max: 3 }), async (input, count) => {
        const extra = { kind: 'RED_SEAGULL' as never, area: [370212000000000, 370213000000000] as const, count };
        const { filled } = await tryOut(input, { extra }, nothing);
        const first = filled.find((change) => change !== 0) ?? 0;
        expect(first).toBeGreaterThanOrEqual(0);
        const seats = (await planAll(withExtra(input, extra))).filled.map((tier) => tier.filled);
        expect(seats).toEqual((await planAll(input)).filled.map((tier, index) => tier.filled + (filled[index] ?? 0)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the smallest relaxation', () => {
  const day = { windowStart: after(0), windowEnd: after(480) };
  const cases: [
    rule: string,
    asked: Partial<NeedFacts>,
    who: Parameters<typeof volunteer>[0],
    make: (pair: Pair, amount: number) => Pair,
  ][] = [
    ['DIALECT', { requiredDialect: '即墨话' }, {}, (pair) => ({ ...pair, need: { ...pair.need, requiredDialect: null } })],
    ['SEX', { requiredSex: 'MALE' }, {}, (pair) => ({ ...pair, need: { ...pair.need, requiredSex: null } })],
    ['HOUSEHOLD_CONSENT', { consents: [] }, {}, (pair) => ({ ...pair, need: { ...pair.need, consents: [{ from: 0, until: null }] } })],
    [
      'WEEKLY_LIMIT',
      {},
      { weeklyMinutes: 30 },
      (pair, amount) => ({
        ...pair,
        volunteer: { ...pair.volunteer, weeklyMinutes: 30 + amount, weeklyTasks: pair.volunteer.weeklyTasks + 1 },
      }),
    ],
    [
      'AREA_OR_TRAVEL',
      {},
      { latitude: 36.19, travelKm: 5 },
      (pair, amount) => ({ ...pair, volunteer: { ...pair.volunteer, travelKm: 5 + amount } }),
    ],
    ['SKILL', { skillCodes: ['FIRST_AID'] }, {}, (pair) => ({ ...pair, volunteer: { ...pair.volunteer, skillCodes: ['FIRST_AID'] } })],
  ];

  it.each(cases)('%s: made, it lets the plan fill the seat; half of it does not', async (rule, asked, who, make) => {
    const [wanted, person] = [need({ ...day, ...asked }), volunteer(who)];
    const plan = await planAll(planInput([wanted], [person]));
    const [left] = plan.unfilled;
    expect(left?.relaxation).toMatchObject({ rule, volunteerId: 'v1' });
    const amount = left?.relaxation?.amount ?? 0;
    const made = (share: number) => {
      const pair = make(pairOf(wanted, person, setting()), amount * share);
      return planAll(planInput([pair.need], [pair.volunteer]));
    };
    expect((await made(1)).proposals).toHaveLength(1);
    if (amount > 0) expect((await made(0.5)).proposals).toHaveLength(0);
  });

  it('names nobody who fails two rules, and no rule that protects people', () => {
    const pairs = (asked: Partial<NeedFacts>, who: Parameters<typeof volunteer>[0]) => [
      pairOf(need({ ...day, ...asked }), volunteer(who), setting()),
    ];
    expect(easiestRelaxation(pairs({ requiredSex: 'MALE', requiredDialect: '即墨话' }, {}), NOW)).toBeNull();
    expect(easiestRelaxation(pairs({}, { excluded: ['h1'] }), NOW)).toBeNull();
    expect(easiestRelaxation(pairs({}, { vettedUntil: null }), NOW)).toBeNull();
  });
});
