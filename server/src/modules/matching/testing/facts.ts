import type { NeedFacts, Setting, VolunteerFacts } from '../pair.js';
import type { PlanInput } from '../plan-input.js';
import { policyOf, POLICY_KEYS, type Policy } from '../policy.js';
import { dayOf } from '../time.js';

/** A Monday, 09:00 in Asia/Shanghai. */
export const NOW = Date.parse('2026-06-08T01:00:00Z');
/** Its civil day. */
export const TODAY = dayOf(NOW);
const AREA = 370212001001000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Numbers as seeded: weights of 10 each, half an hour for the way, no notice. */
export function policy(change: Partial<Policy> = {}): Policy {
  const values = new Map<string, number>(POLICY_KEYS.map((key) => [key, key.startsWith('match.weight') ? 10 : 0]));
  for (const [key, value] of [
    ['travel.buffer.minutes', 30],
    ['match.daily.minutes', 480],
    ['match.daily.care_visits', 3],
    ['match.distance.half_km', 3],
    ['match.horizon.days', 14],
  ] as const)
    values.set(key, value);
  return { ...policyOf(values), ...change };
}

export function setting(change: Partial<Policy> = {}): Setting {
  return {
    now: NOW,
    teams: { red: { name: '红海鸥', kind: 'RED_SEAGULL' as never, areas: [[370212000000000, 370213000000000]], serviceCodes: ['VISIT'] } },
    policies: { [AREA]: policy(change) },
  };
}

/** A need for an hour, due in three days, without demands. */
export function need(change: Partial<NeedFacts> = {}): NeedFacts {
  return {
    id: 'n1',
    householdId: 'h1',
    areaCode: AREA,
    latitude: 36.1,
    longitude: 120.5,
    serviceCode: 'VISIT',
    teamKind: 'RED_SEAGULL' as never,
    skillCodes: [],
    qualificationCodes: [],
    needsInsurance: false,
    tier: 'ROUTINE' as never,
    minutes: 60,
    seats: 1,
    openSeats: 1,
    windowStart: null,
    windowEnd: null,
    dueAt: NOW + 3 * DAY,
    requiredSex: null,
    requiredDialect: null,
    preferContinuity: false,
    adultFrom: null,
    consents: [{ from: 0, until: null }],
    holders: [],
    declined: [],
    fixedStart: null,
    movable: [],
    ...change,
  };
}

/** An active volunteer at the need's door, free every day from 8 to 18. */
export function volunteer(change: Partial<VolunteerFacts> = {}): VolunteerFacts {
  return {
    id: 'v1',
    state: 'ACTIVE' as never,
    vettedUntil: TODAY + 400,
    homeAreaCode: AREA,
    latitude: 36.1,
    longitude: 120.5,
    sex: 'FEMALE',
    adultFrom: null,
    insuredUntil: null,
    languages: ['普通话'],
    skillCodes: [],
    preferredServiceCodes: [],
    weeklyMinutes: 600,
    weeklyTasks: 5,
    travelKm: 5,
    teamIds: ['red'],
    qualifications: [],
    windows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 480, to: 1080 })),
    absences: [],
    resting: [],
    commitments: [],
    excluded: [],
    ...change,
  };
}

/** A plan's input in which everyone reaches everybody. */
export function planInput(needs: readonly NeedFacts[], volunteers: readonly VolunteerFacts[], change: Partial<PlanInput> = {}): PlanInput {
  const all = volunteers.map((_, index) => index + 1).join(',');
  return {
    setting: setting(),
    needs,
    volunteers,
    histories: {},
    reaching: needs.map(() => all),
    mostPerNeed: 1000,
    served: needs.map(() => true),
    timeLimitMs: 5000,
    wishes: { locked: [], left: [], mostVisits: null },
    ...change,
  };
}

/** Minutes after {@link NOW} as an instant. */
export const after = (minutes: number): number => NOW + minutes * MINUTE;
