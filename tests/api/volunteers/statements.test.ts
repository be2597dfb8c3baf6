import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countStatements } from '../../testkit/statements.js';
import { World } from '../../testkit/world.js';

/** Each loader is reached over one way only: over two, its batches may or may not fall together. */
const QUERIES = [
  `id number displayName phone sex state vettedUntil homeArea { name } location { latitude } skills { name } languages teams { name kind memberCount services { name } organisation { name } }
   qualifications { type { name } expiresOn valid } availability { weekday } absences { from } exclusions { reason household { headName } }
   minutesLast30Days openAssignmentCount nextExpiry viewerCanEdit`,
  'preferences { name } teams { areas { name } } week { date availableMinutes bookedMinutes }',
];

let world: World;

beforeAll(async () => {
  world = await World.start();
  await world.sql("insert into skill (id, code, name, name_en) values (gen_random_uuid(), 'TEST_COOKING', '做饭', 'Cooking')");
  await world.sql(
    "insert into qualification_type (id, code, name, name_en) values (gen_random_uuid(), 'TEST_FIRST_AID', '急救', 'First aid')",
  );
  const householdId = await world.household();
  // One more than the longest page: what a page shows whole is not counted.
  for (let n = 0; n < 101; n += 1) {
    const id = await world.volunteer();
    await world.sql("update volunteer set skill_codes = '{COOKING}', preferred_service_codes = '{TEST_VISIT}' where id = $1", [id]);
    await world.sql("insert into qualification (id, volunteer_id, type_code, issued_on) values ($1, $2, 'TEST_FIRST_AID', '2026-01-01')", [
      randomUUID(),
      id,
    ]);
    await world.sql("insert into volunteer_exclusion (id, volunteer_id, household_id, reason) values ($1, $2, $3, '亲属')", [
      randomUUID(),
      id,
      householdId,
    ]);
  }
}, 60_000);
afterAll(() => world.stop());

it.each(QUERIES)('a page of volunteers takes as many statements for 100 rows as for 1: %s', async (selection) => {
  const { accountId } = await world.actor('COORDINATOR');
  const query = `query($first: Int!) { volunteers(first: $first) { totalCount edges { node { ${selection} } } } }`;
  const counts: number[] = [];
  // Once uncounted: after that the process keeps the tables of reference.
  await countStatements(world, accountId ?? '', query, { first: 100 });
  for (const first of [1, 10, 100]) {
    const { statements, data } = await countStatements(world, accountId ?? '', query, { first });
    expect((data as { volunteers: { edges: unknown[] } }).volunteers.edges).toHaveLength(first);
    counts.push(statements);
  }
  expect(counts).toEqual([counts[0], counts[0], counts[0]]);
});
