import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, World } from '../../testkit/world.js';
import { Desk, TOWN } from './desk.js';

const DAY = 86_400_000;
const CAP = 3_000_000;
/** Days of the test, from its Monday, on which the town's power is delegated. */
const DELEGATED = { from: 2, until: 5 };

/** Who prepares and decides: a worker who only prepares, the bureau, a coordinator of the city who does both, the town's coordinator. */
type Somebody = 'worker' | 'bureau' | 'both' | 'town';

interface Step {
  readonly day: number;
  /** Decisions that are sent at once. */
  readonly decisions: readonly {
    readonly preparedBy: Somebody;
    readonly by: Somebody;
    readonly amount: number;
    readonly meeting: boolean;
  }[];
}

// Most may be decided, so that many come to the cap at once.
const decision = fc.record({
  preparedBy: fc.constantFrom<Somebody>('worker', 'worker', 'worker', 'worker', 'bureau', 'both', 'town'),
  by: fc.constantFrom<Somebody>('bureau', 'bureau', 'both', 'both', 'town'),
  amount: fc.constantFrom(400_000, 900_000, 900_000, 1_500_000, 3_000_000, 3_000_001),
  meeting: fc.constantFrom(false, false, false, true),
});
const steps = fc.array(fc.record({ day: fc.integer({ min: 0, max: 7 }), decisions: fc.array(decision, { minLength: 1, maxLength: 7 }) }), {
  minLength: 1,
  maxLength: 3,
});

let world: World;
let desk: Desk;
let actors: Record<Somebody, Actor>;
let persons: string[];

beforeAll(async () => {
  world = await World.start();
  desk = await Desk.open(world);
  actors = {
    worker: desk.worker,
    bureau: desk.bureau,
    both: await world.actor('COORDINATOR'),
    town: await world.actor('COORDINATOR', { area: TOWN }),
  };
  await desk.delegate({
    programme: 'TEMPORARY_ASSISTANCE',
    validFrom: new Date(MONDAY.getTime() + DELEGATED.from * DAY).toISOString().slice(0, 10),
    validUntil: new Date(MONDAY.getTime() + DELEGATED.until * DAY).toISOString().slice(0, 10),
  });
  for (let n = 0; n < 24; n += 1) await world.household();
  persons = (await world.sql<{ id: string }>('select id from person order by id limit 24')).map((row) => row.id);
});
afterAll(() => world.stop());

/** An application that waits; one of another person each, as a household may have several at once. */
async function waiting(householdId: string, nth: number, { preparedBy, amount, meeting }: Step['decisions'][number]): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into assistance_application (id, number, household_id, person_id, area_code, programme, ground, persons, requested_fen, circumstances, state, prepared_by, submitted_at)
     values ($1, $1::uuid::text, $2, $3, $4, 'TEMPORARY_ASSISTANCE', 'CRISIS', 1, $5, '突发困难', 'SUBMITTED', $6, now())`,
    [id, householdId, persons[nth % persons.length], LAOSHAN.code, amount, actors[preparedBy].accountId],
  );
  if (meeting)
    await world.sql(
      "insert into individual_decision (id, application_id, held_on, minutes, participants, votes_for, votes_against, recorded_by) values (gen_random_uuid(), $1, '2026-06-01', '会议记录', '{甲,乙}', 2, 0, $2)",
      [id, desk.bureau.accountId],
    );
  return id;
}

describe('whatever is decided, by whomever, one after the other and at once', () => {
  it('stays within the cap without a meeting, is never decided by who prepared it, and always under a power of that day', async () => {
    let approvedInAll = 0;
    const refused = new Set<string>();
    await fc.assert(
      fc.asyncProperty(steps, async (sequence: readonly Step[]) => {
        const householdId = await world.household({ area: LAOSHAN.code });
        let [granted, nth] = [0, 0];
        for (const { day, decisions } of sequence) {
          world.clock.set(new Date(MONDAY.getTime() + day * DAY));
          const before = granted;
          const asked = [];
          for (const each of decisions) asked.push({ ...each, id: await waiting(householdId, nth++, each) });
          const answers = await Promise.all(
            asked.map(({ id, by, amount }) => desk.decide({ id, state: '', version: 1 }, actors[by], { amountFen: amount })),
          );
          const outcomes = asked.map((each, at) => ({ ...each, code: answers[at]?.userErrors[0]?.code }));
          for (const { by, preparedBy, amount, meeting, code } of outcomes) {
            const powerless = by === 'town' && (day < DELEGATED.from || day >= DELEGATED.until);
            if (code !== undefined) refused.add(code);
            if (by === preparedBy) expect(code).toBe('SAME_PERSON');
            else if (powerless) expect(code).toBe('NOT_ALLOWED');
            else if (meeting) expect(code).toBeUndefined();
            // Alone it is exact; of several at once each may have come after the others.
            else if (decisions.length === 1) expect(code).toBe(before + amount > CAP ? 'OUT_OF_RANGE' : undefined);
            else expect([undefined, 'OUT_OF_RANGE']).toContain(code);
            if (code === undefined) granted += amount;
          }
          // In whatever order they came: those without a meeting fit under the cap beside all that was granted before.
          const plain = outcomes.filter((each) => each.code === undefined && !each.meeting);
          if (plain.length > 0) expect(before + plain.reduce((sum, each) => sum + each.amount, 0)).toBeLessThanOrEqual(CAP);
          approvedInAll += outcomes.filter((each) => each.code === undefined).length;
        }
        const [sum] = await world.sql<{ n: string; wrong: number }>(
          `select coalesce(sum(d.amount_fen), 0) n, count(*) filter (where d.decided_by = a.prepared_by or (d.authority = 'DELEGATED') <> (d.decided_by = $2)
             or (d.authority = 'DELEGATED' and not exists (select from delegation_of_authority g where g.id = d.delegation_id and g.programme = a.programme
               and daterange(g.valid_from, g.valid_until) @> (d.decided_at at time zone 'Asia/Shanghai')::date and app.area_range(g.to_area_code) @> a.area_code)))::int wrong
           from assistance_decision d join assistance_application a on a.id = d.application_id where a.household_id = $1`,
          [householdId, actors.town.accountId],
        );
        expect({ granted: Number(sum?.n), wrong: sum?.wrong }).toEqual({ granted, wrong: 0 });
      }),
      { numRuns: 25, seed: 20_200_817 },
    );
    world.clock.set(MONDAY);
    // The draws reach every side of each rule.
    expect([...refused].toSorted()).toEqual(['NOT_ALLOWED', 'OUT_OF_RANGE', 'SAME_PERSON']);
    expect(approvedInAll).toBeGreaterThan(20);
  });
});
