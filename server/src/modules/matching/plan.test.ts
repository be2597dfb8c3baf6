import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibleSlot, pairOf } from './evaluate.js';
import type { NeedFacts, VolunteerFacts } from './pair.js';
import { planAll } from './plan.js';
import { gapOf, giniOf } from './plan-figures.js';
import { at, type Option, type PlanInput, type PlanResult } from './plan-input.js';
import { rules } from './rules.js';
import { placeAll } from './schedule.js';
import { scoreOf, scoreParts } from './score.js';
import { NO_HISTORY } from './pair.js';
import { after, need, planInput, setting, TODAY, volunteer } from './testing/facts.js';

const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'] as const;

const anyNeeds = fc.array(
  fc.record({
    tier: fc.constantFrom(...TIERS),
    minutes: fc.constantFrom(60, 120, 240),
    due: fc.integer({ min: 2, max: 40 }),
    dialect: fc.boolean(),
    window: fc.boolean(),
    place: fc.nat(3),
  }),
  { minLength: 1, maxLength: 4 },
);
const anyVolunteers = fc.array(
  fc.record({
    speaks: fc.boolean(),
    weeklyTasks: fc.integer({ min: 0, max: 3 }),
    weeklyMinutes: fc.constantFrom(60, 180, 600),
    from: fc.constantFrom(480, 600, 840),
    to: fc.constantFrom(660, 900, 1080),
    place: fc.nat(3),
  }),
  { minLength: 1, maxLength: 3 },
);

function inputOf(
  needs: typeof anyNeeds extends fc.Arbitrary<infer T> ? T : never,
  volunteers: typeof anyVolunteers extends fc.Arbitrary<infer T> ? T : never,
): PlanInput {
  return planInput(
    needs.map(({ tier, minutes, due, dialect, window, place }, index) =>
      need({
        id: `n${index}`,
        householdId: `h${index}`,
        tier: tier as never,
        minutes,
        latitude: 36.1 + place / 100,
        requiredDialect: dialect ? '即墨话' : null,
        dueAt: after(due * 60),
        ...(window ? { windowStart: after((due - 2) * 60), windowEnd: after((due - 2) * 60 + minutes + 60) } : {}),
      }),
    ),
    volunteers.map(({ speaks, weeklyTasks, weeklyMinutes, from, to, place }, index) =>
      volunteer({
        id: `v${index}`,
        languages: speaks ? ['即墨话'] : [],
        weeklyTasks,
        weeklyMinutes,
        latitude: 36.1 + place / 100,
        windows: from < to ? [1, 2, 3].map((weekday) => ({ weekday, from, to })) : [],
      }),
    ),
  );
}

/** What a plan is worth: seats by tier, then score. */
const worth = (plan: Pick<PlanResult, 'filled' | 'score'>): number[] => [
  ...plan.filled.map((tier) => tier.filled),
  Math.round(plan.score * 100),
];

function isBetter(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((each, index) => each !== b[index]);
  return place >= 0 && (a[place] ?? 0) > (b[place] ?? 0);
}

/** The best there is, by trying every assignment of single-seat needs; a set of visits is possible when some order of them finds times. */
function bestOf(input: PlanInput): number[] {
  const { needs, volunteers } = input;
  const pairAt = (position: number, who: number) => pairOf(at(needs, position), at(volunteers, who), input.setting);
  let best = [0, 0, 0, 0];
  const search = (chosen: readonly number[]): void => {
    const position = chosen.length;
    if (position === needs.length) {
      const total = worthOf(chosen);
      if (total && isBetter(total, best)) best = total;
      return;
    }
    search([...chosen, -1]);
    for (const who of volunteers.keys()) if (eligibleSlot(pairAt(position, who), input.setting.now)) search([...chosen, who]);
  };
  const worthOf = (chosen: readonly number[]): number[] | null => {
    const visits = [...chosen.entries()]
      .filter(([, who]) => who >= 0)
      .map(([position, who]): Option => ({
        need: position,
        volunteer: who,
        score: scoreOf(scoreParts(pairAt(position, who), NO_HISTORY)),
      }));
    for (const [who, volunteerFacts] of volunteers.entries()) {
      const own = visits.filter((visit) => visit.volunteer === who).map((visit) => visit.need);
      if (placeAll(needs, volunteerFacts, own, input.setting).times === null) return null;
    }
    const seats = TIERS.map((tier) => visits.filter((visit) => at(needs, visit.need).tier === tier).length);
    return [...seats, visits.reduce((sum, visit) => sum + Math.round(visit.score * 100), 0)];
  };
  search([]);
  return best;
}

describe('a plan', () => {
  it("breaks no rule, whatever it adds to a volunteer's week", async () => {
    await fc.assert(
      fc.asyncProperty(anyNeeds, anyVolunteers, async (needs, volunteers) => {
        const input = inputOf(needs, volunteers);
        const plan = await planAll(input);
        for (const line of plan.proposals) {
          const wanted = input.needs.find((each) => each.id === line.needId) as NeedFacts;
          const who = input.volunteers.find((each) => each.id === line.volunteerId) as VolunteerFacts;
          const others = plan.proposals
            .filter((other) => other !== line && other.volunteerId === line.volunteerId)
            .map(({ slot: { start, end } }) => ({ start, end, free: end + 30 * 60_000, open: true, care: false }));
          const pair = pairOf(wanted, { ...who, commitments: others.toSorted((a, b) => a.start - b.start) }, input.setting);
          expect(rules.filter((rule) => !rule.holds(pair, line.slot)).map((rule) => rule.code)).toEqual([]);
          expect(line.slot.end).toBeLessThanOrEqual(wanted.windowEnd ?? wanted.dueAt);
        }
        const seats = input.needs.map(
          (each) =>
            plan.proposals.filter((line) => line.needId === each.id).length +
            (plan.unfilled.find((left) => left.needId === each.id)?.seatsMissing ?? 0),
        );
        expect(seats).toEqual(input.needs.map((each) => each.openSeats));
        expect(plan.score).toBeCloseTo(
          plan.proposals.reduce((sum, line) => sum + line.score, 0),
          1,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('called optimal is: no other assignment fills more, tier by tier, or scores higher; and its bound holds always', async () => {
    await fc.assert(
      fc.asyncProperty(anyNeeds, anyVolunteers, async (needs, volunteers) => {
        const input = inputOf(needs, volunteers);
        const plan = await planAll(input);
        const best = bestOf(input);
        expect(isBetter(worth(plan), best)).toBe(false);
        // Small plans are always proven: the engine knows hours and weeks.
        expect(plan.optimal).toBe(true);
        expect(worth(plan)).toEqual(best);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same in whatever order the facts come', async () => {
    await fc.assert(
      fc.asyncProperty(anyNeeds, anyVolunteers, async (needs, volunteers) => {
        const input = inputOf(needs, volunteers);
        const turned = { ...input, needs: input.needs.toReversed(), volunteers: input.volunteers.toReversed() };
        expect(worth(await planAll(turned))).toEqual(worth(await planAll(input)));
        expect(await planAll(input)).toEqual(await planAll(input));
      }),
      { numRuns: 40 },
    );
  });

  it('looks at the nearest alone where there are too many, and then claims no proof', async () => {
    const volunteers = [3, 1, 2].map((km) => volunteer({ id: `v${km}`, latitude: 36.1 + km / 111.195 }));
    const plan = await planAll(planInput([need()], volunteers, { mostPerNeed: 1 }));
    expect(plan).toMatchObject({ proposals: [{ volunteerId: 'v1' }], optimal: false, gap: null });
  });

  it.each([
    ['TEAM_OFFERS_SERVICE', planInput([need()], [], { served: [false], reaching: [''] })],
    ['AREA_OR_TRAVEL', planInput([need()], [], { reaching: [''] })],
    ['HOUSEHOLD_CONSENT', planInput([need({ consents: [] })], [volunteer()])],
    ['AVAILABLE', planInput([need()], [volunteer({ absences: [{ from: TODAY, until: TODAY + 30 }] })])],
    // One rule alone stands between this need and v1; the others fail two.
    [
      'SEX',
      planInput(
        [need({ requiredSex: 'MALE' })],
        [
          volunteer(),
          ...['v2', 'v3'].map((id) => volunteer({ id, sex: 'MALE', weeklyTasks: 0, absences: [{ from: TODAY, until: TODAY + 30 }] })),
        ],
      ),
    ],
  ])('says that %s is in the way of a need that nobody can serve', async (rule, input) => {
    expect((await planAll(input)).unfilled).toMatchObject([{ reason: 'NOBODY_ELIGIBLE', blockingRule: rule, seatsMissing: 1 }]);
  });

  it('finds a place for everyone when all would go to the nearest, who has one hour', async () => {
    const ids = [1, 2, 3, 4, 5, 6, 7, 8];
    const needs = ids.map((id) => need({ id: `n${id}` }));
    const volunteers = ids.map((id) =>
      volunteer({ id: `v${id}`, latitude: 36.1 + id / 1000, weeklyTasks: 8, windows: [{ weekday: 2, from: 540, to: 600 }] }),
    );
    expect((await planAll(planInput(needs, volunteers))).proposals).toHaveLength(8);
  });

  it('knows from the start that nobody is in two places at once', async () => {
    const needs = [1, 2, 3].map((id) => need({ id: `n${id}`, windowStart: after(1440), windowEnd: after(1440 + 60 + id) }));
    expect(await planAll(planInput(needs, [volunteer(), volunteer({ id: 'v2' })]))).toMatchObject({
      proposals: [{}, {}],
      optimal: true,
      gap: 0,
      unfilled: [{ reason: 'CONFLICT' }],
    });
  });

  it('sends nobody alone where two go together', async () => {
    const two = need({ seats: 2, openSeats: 2 });
    expect(await planAll(planInput([two], [volunteer()]))).toMatchObject({ proposals: [], unfilled: [{ seatsMissing: 2 }] });
    // The one who could go with nobody is free for another household.
    const alone = await planAll(planInput([two, need({ id: 'n2' })], [volunteer({ weeklyTasks: 1 })]));
    expect(alone.proposals).toMatchObject([{ needId: 'n2' }]);
    // Somebody holds the other seat already: then the open one is filled.
    const half = { ...two, openSeats: 1, holders: ['v9'], fixedStart: after(1440) };
    expect((await planAll(planInput([half], [volunteer()]))).proposals).toMatchObject([{ slot: { start: after(1440) } }]);
  });
});

describe('times of one volunteer', () => {
  const MINUTE = 60_000;
  /** Tries every half hour for every visit. */
  function anyTimes(
    needs: readonly NeedFacts[],
    who: VolunteerFacts,
    placed: readonly { start: number; end: number; free: number }[],
  ): boolean {
    const [first, ...rest] = needs;
    if (!first) return true;
    const taken = placed.map((slot) => ({ ...slot, open: true, care: false })).toSorted((a, b) => a.start - b.start);
    const pair = pairOf(first, { ...who, commitments: taken }, setting());
    for (
      let start = first.windowStart ?? after(0);
      start + first.minutes * MINUTE <= (first.windowEnd ?? first.dueAt);
      start += 30 * MINUTE
    ) {
      const slot = { start, end: start + first.minutes * MINUTE };
      if (!rules.every((rule) => rule.holds(pair, slot))) continue;
      if (anyTimes(rest, who, [...placed, { ...slot, free: slot.end + 30 * MINUTE }])) return true;
    }
    return false;
  }

  it('are found whenever there are any', () => {
    let none = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ minutes: fc.constantFrom(60, 90, 180), from: fc.integer({ min: 0, max: 30 }), length: fc.constantFrom(3, 5, 24) }),
          {
            minLength: 2,
            maxLength: 3,
          },
        ),
        fc.record({
          from: fc.constantFrom(480, 600),
          to: fc.constantFrom(780, 900),
          weeklyTasks: fc.integer({ min: 2, max: 3 }),
          weeklyMinutes: fc.constantFrom(210, 600),
        }),
        (wanted, { from, to, ...limits }) => {
          const needs = wanted.map(({ minutes, from: start, length }, index) =>
            need({ id: `n${index}`, minutes, windowStart: after(start * 60), windowEnd: after((start + length) * 60) }),
          );
          const who = volunteer({ ...limits, windows: [1, 2, 3].map((weekday) => ({ weekday, from, to })) });
          const positions = needs.map((_, index) => index);
          const { times } = placeAll(needs, who, positions, setting());
          if (times === null) none += 1;
          expect(times !== null).toBe(anyTimes(needs, who, []));
        },
      ),
      { numRuns: 200 },
    );
    expect(none).toBeGreaterThan(0);
  });
});

describe('the gap of a plan', () => {
  const counts = (...filled: number[]) => TIERS.map((tier, index) => ({ tier, needs: 9, seats: 9, filled: at(filled, index) }));
  it.each([
    ['none when seats and score reach the bound', counts(3, 4, 5), 20, 0],
    ['that of the first tier that falls short', counts(2, 4, 5), 20, 1 / 3],
    ['that of a later tier when the first is full', counts(3, 3, 1), 20, 1 / 4],
    ['that of the score when all seats are', counts(3, 4, 5), 15, 0.25],
    ['none when a tier beyond the bound more than makes up', counts(4, 0, 0), 0, 0],
  ])('is %s', (_what, filled, score, gap) => expect(gapOf(filled, score, { filled: [3, 4, 5], score: 20 })).toBeCloseTo(gap));
});

describe('the spread of work', () => {
  it('is nothing when all do the same, and near one when one does all', () => {
    expect(giniOf([2, 2, 2])).toBeCloseTo(0);
    expect(giniOf([0, 0, 0, 4])).toBeCloseTo(0.75);
    expect(giniOf([])).toBe(0);
    expect(giniOf([0, 0])).toBe(0);
  });

  it('is told in the plan', async () => {
    const plan = await planAll(planInput([need()], [volunteer(), volunteer({ id: 'v2' })], { setting: setting() }));
    expect(plan.giniLoad).toBeCloseTo(0.5);
  });
});
