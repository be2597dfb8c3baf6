import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { at, plus } from './facts.js';

/** Households of one random city, cities of one run, and days of each city's ledger. */
const HOUSEHOLDS = 250;
const CITIES = 12;
const DAYS = 8;
/** First day of each ledger; every history lies around it. */
const START = '2026-04-01';

/** Rules in force, as seeded: days. A copy by hand, so that the reference does not read what it checks. */
const CADENCE: Readonly<Record<string, number>> = {
  EXTREME_HARDSHIP: 30,
  MINIMUM_LIVING_ALLOWANCE: 90,
  TEMPORARY_ASSISTANCE: 60,
  LOW_INCOME_WATCH: 90,
  REGISTERED_POOR: 60,
};
const [PLAN, FIRST, LAPSE] = [30, 14, 90];

interface Visit {
  /** Half hours from the start of the first day; negative before it. */
  readonly ended: number;
  readonly verifiedAfter: number | null;
  readonly outcome: string;
}
interface History {
  readonly statuses: readonly { programme: string; from: number; days: number | null }[];
  readonly visits: readonly Visit[];
  readonly needs: readonly { created: number; dueAfter: number; doneAfter: number | null; waived: boolean }[];
  readonly plan: { from: number; days: number | null } | null;
  readonly exemption: { from: number; days: number } | null;
}

const halfHour = fc.integer({ min: -48 * 220, max: 48 * DAYS });
const history: fc.Arbitrary<History> = fc.record({
  statuses: fc.uniqueArray(
    fc.record({
      programme: fc.constantFrom(...Object.keys(CADENCE)),
      from: fc.integer({ min: -40, max: DAYS }),
      days: fc.option(fc.integer({ min: 0, max: 45 })),
    }),
    // Extreme-hardship support and the allowance exclude one another.
    { maxLength: 3, selector: (status) => (status.programme === 'EXTREME_HARDSHIP' ? 'MINIMUM_LIVING_ALLOWANCE' : status.programme) },
  ),
  visits: fc.array(
    fc.record({
      ended: halfHour,
      verifiedAfter: fc.option(fc.integer({ min: 0, max: 48 * 6 }), { freq: 6 }),
      outcome: fc.constantFrom('COMPLETED', 'COMPLETED', 'PARTLY_COMPLETED', 'NOBODY_HOME', 'REFUSED_BY_HOUSEHOLD'),
    }),
    { maxLength: 4 },
  ),
  needs: fc.array(
    fc.record({
      created: fc.integer({ min: -48 * 20, max: 48 * DAYS }),
      dueAfter: fc.integer({ min: 1, max: 48 * 20 }),
      doneAfter: fc.option(fc.integer({ min: 0, max: 48 * 20 })),
      waived: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  plan: fc.option(fc.record({ from: fc.integer({ min: -48 * 60, max: 48 * DAYS }), days: fc.option(fc.integer({ min: 0, max: 60 })) }), {
    freq: 2,
  }),
  exemption: fc.option(fc.record({ from: fc.integer({ min: -10, max: DAYS }), days: fc.integer({ min: 0, max: 12 }) }), { freq: 2 }),
});

const instant = (halves: number): Date => new Date(at(START, 0).getTime() + halves * 1_800_000);
const civilDay = (when: Date): string => new Date(when.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const between = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The state of a household on a day, told slowly: every fact by itself, in the order of the rule book. Null when it is not on the roll. */
function reference(facts: History, day: string): string | null {
  const end = at(plus(day, 1), 0);
  const on = facts.statuses.filter(({ from, days }) => plus(START, from) <= day && (days === null || plus(START, from + days) > day));
  if (on.length === 0) return null;
  const { exemption, plan } = facts;
  if (exemption && plus(START, exemption.from) <= day && plus(START, exemption.from + exemption.days) > day) return 'EXEMPT';

  const met = facts.visits.filter((visit) => visit.outcome === 'COMPLETED' || visit.outcome === 'PARTLY_COMPLETED');
  const over = met.filter((visit) => instant(visit.ended) < end);
  const known = over.filter((visit) => visit.verifiedAfter !== null && instant(visit.ended + visit.verifiedAfter) < end);
  const contact = known
    .map((visit) => civilDay(instant(visit.ended)))
    .toSorted()
    .at(-1);
  const planned =
    plan && instant(plan.from) < end && (plan.days === null || instant(plan.from + plan.days * 48) >= end)
      ? civilDay(instant(plan.from))
      : null;
  const cadence = Math.min(...on.map((status) => CADENCE[status.programme] ?? 0), ...(planned ? [PLAN] : []));

  if (contact && between(contact, day) <= cadence) return 'IN_DATE';
  if (contact && (planned || between(contact, day) <= cadence + LAPSE)) return 'OVERDUE';
  if (planned) return between(planned, day) > cadence ? 'OVERDUE' : 'WAITING';
  if (over.length > known.length) return 'WAITING';
  const asked = facts.needs.some(
    (need) =>
      !need.waived &&
      instant(need.created) < end &&
      instant(need.created + need.dueAfter) >= end &&
      (need.doneAfter === null || instant(need.created + need.doneAfter) >= end),
  );
  const since = on.map((status) => plus(START, status.from)).toSorted()[0] ?? day;
  return asked || between(since, day) < FIRST ? 'WAITING' : 'GAP';
}

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.sql("select set_config('app.now', '2027-01-01', false)");
});
afterAll(() => world.stop());

const places = [LAOSHAN.code, SHINAN.code];

/** Writes a city of random histories without triggers: only what the ledger reads. */
async function write(city: readonly History[]): Promise<string[]> {
  await world.sql("set session_replication_role = 'replica'");
  await world.sql(
    'truncate coverage_total, coverage_correction, coverage_day, coverage_entry, coverage_exemption, assignment, offer, service_need, household_plan, assistance_status, household_membership, consent, household cascade',
  );
  const ids = city.map(() => randomUUID());
  const insert = (table: string, columns: string, rows: object[]) =>
    world.sql(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  const all = <T>(of: (facts: History, id: string) => T[]): T[] => city.flatMap((facts, n) => of(facts, ids[n] ?? ''));
  const now = '2026-01-01';
  await insert(
    'household',
    'id, number, area_code, head_name, member_count, hardship_tags, search, demo, created_at, updated_at, version',
    ids.map((id, n) => ({
      id,
      number: `P${n}`,
      area_code: places[n % 2],
      head_name: '甲',
      member_count: 1,
      hardship_tags: [],
      search: [],
      demo: false,
      created_at: now,
      updated_at: now,
      version: 1,
    })),
  );
  await insert(
    'assistance_status',
    'id, household_id, programme, "from", until, persons',
    all((facts, household_id) =>
      facts.statuses.map(({ programme, from, days }) => ({
        id: randomUUID(),
        household_id,
        programme,
        from: plus(START, from),
        until: days === null ? null : plus(START, from + days),
        persons: 1,
      })),
    ),
  );
  await insert(
    'assignment',
    'id, offer_id, need_id, household_id, volunteer_id, area_code, state, starts_at, ends_at, occupied, checked_out_at, outcome, verified_at, demo, version',
    all((facts, household_id) =>
      facts.visits.map(({ ended, verifiedAfter, outcome }) => ({
        ...Object.fromEntries(['id', 'offer_id', 'need_id', 'volunteer_id'].map((key) => [key, randomUUID()])),
        household_id,
        area_code: LAOSHAN.code,
        state: verifiedAfter === null ? 'DONE' : 'VERIFIED',
        starts_at: instant(ended - 2),
        ends_at: instant(ended),
        occupied: 'empty',
        checked_out_at: instant(ended),
        outcome,
        verified_at: verifiedAfter === null ? null : instant(ended + verifiedAfter),
        demo: false,
        version: 1,
      })),
    ),
  );
  await insert(
    'service_need',
    'id, number, household_id, service_code, area_code, tier, state, due_at, done_at, minutes, seats, seats_filled, seats_offered, prefer_continuity, waived_reason, waived_at, demo, created_at, version',
    all((facts, household_id) =>
      facts.needs.map(({ created, dueAfter, doneAfter, waived }) => ({
        id: randomUUID(),
        number: randomUUID(),
        household_id,
        service_code: 'TEST_VISIT',
        area_code: LAOSHAN.code,
        tier: 'ROUTINE',
        state: 'UNMATCHED',
        due_at: instant(created + dueAfter),
        done_at: doneAfter === null ? null : instant(created + doneAfter),
        minutes: 60,
        seats: 1,
        seats_filled: 0,
        seats_offered: 0,
        prefer_continuity: false,
        waived_reason: waived ? '不再需要' : null,
        waived_at: waived ? instant(created) : null,
        demo: false,
        created_at: instant(created),
        version: 1,
      })),
    ),
  );
  const author = randomUUID();
  await insert(
    'household_plan',
    'id, household_id, area_code, number, state, summary, author_id, active_from, ended_at, created_at, version',
    all(({ plan }, household_id) =>
      plan
        ? [
            {
              id: randomUUID(),
              household_id,
              area_code: LAOSHAN.code,
              number: 1,
              state: 'SUPERSEDED',
              summary: '',
              author_id: author,
              active_from: instant(plan.from),
              ended_at: plan.days === null ? null : instant(plan.from + plan.days * 48),
              created_at: instant(plan.from),
              version: 1,
            },
          ]
        : [],
    ),
  );
  await insert(
    'coverage_exemption',
    'id, household_id, area_code, reason, note, from_day, until_day, granted_by, created_at, version',
    all(({ exemption }, household_id) =>
      exemption
        ? [
            {
              id: randomUUID(),
              household_id,
              area_code: LAOSHAN.code,
              reason: 'AWAY',
              note: '外出',
              from_day: plus(START, exemption.from),
              until_day: plus(START, exemption.from + exemption.days),
              granted_by: author,
              created_at: '2020-01-01',
              version: 1,
            },
          ]
        : [],
    ),
  );
  await world.sql("set session_replication_role = 'origin'");
  return ids;
}

describe('thousands of random histories', () => {
  it('put every household of the roll into exactly one state on every day: the one that a slow reader of the rules finds', async () => {
    const seen: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: HOUSEHOLDS, maxLength: HOUSEHOLDS, size: 'max' }), async (city) => {
        const ids = await write(city);
        await world.sql('select app.coverage_lay($1, $2)', [START, plus(START, DAYS - 1)]);
        for (let n = 0; n < DAYS; n += 1) {
          const day = plus(START, n);
          const rows = await world.sql<{ household_id: string; state: string }>(
            'select household_id, state from coverage_entry where from_day <= $1 and (until_day is null or until_day > $1)',
            [day],
          );
          const found = new Map(rows.map((row) => [row.household_id, row.state]));
          // As many rows as households: nobody is in two states.
          expect(found.size).toBe(rows.length);
          const wrong = city.flatMap((facts, place) => {
            const [expected, got] = [reference(facts, day), found.get(ids[place] ?? '') ?? null];
            seen[expected ?? 'OFF'] = (seen[expected ?? 'OFF'] ?? 0) + 1;
            return expected === got ? [] : [{ day, facts, expected, got }];
          });
          expect(wrong).toEqual([]);
          const [sum] = await world.sql<{ roll: number }>('select sum(roll)::int roll from coverage_total where day = $1', [day]);
          expect(sum?.roll).toBe(found.size);
        }
      }),
      { numRuns: CITIES, endOnFailure: true, seed: 20260608 },
    );
    // Every state was met often, else the histories prove little.
    for (const state of ['IN_DATE', 'OVERDUE', 'WAITING', 'EXEMPT', 'GAP', 'OFF'])
      expect({ state, often: (seen[state] ?? 0) > 100 }).toEqual({ state, often: true });
    expect(Object.values(seen).reduce((sum, n) => sum + n)).toBe(CITIES * HOUSEHOLDS * DAYS);
  }, 180_000);
});
