import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';

/** An application in a state, prepared by somebody else than any actor of the test. */
export async function applicationIn(world: World, state: string, householdId: string, area: number): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into assistance_application (id, number, household_id, area_code, programme, ground, persons, requested_fen, circumstances, state, prepared_by, submitted_at)
     values ($1, $1::uuid::text, $2, $3, 'TEMPORARY_ASSISTANCE', 'CRISIS', 1, 100000, '房屋失火', $4, $5, case when $4 <> 'DRAFT' then now() end)`,
    [id, householdId, area, state, (await world.actor('SOCIAL_WORKER')).accountId],
  );
  return id;
}

/** A document of an application, and what a meeting decided about it. */
export async function applicationPapers(world: World, applicationId: string): Promise<void> {
  const by = (await world.actor('COORDINATOR')).accountId;
  await world.sql(
    "insert into application_document (id, application_id, kind_code, source, recorded_by) values (gen_random_uuid(), $1, 'IDENTITY', 'ON_FILE', $2)",
    [applicationId, by],
  );
  await world.sql(
    "insert into individual_decision (id, application_id, held_on, minutes, participants, votes_for, votes_against, recorded_by) values (gen_random_uuid(), $1, '2026-06-01', '会议记录', '{甲}', 1, 0, $2)",
    [applicationId, by],
  );
}

/** A delegation that nothing else in the area overlaps. */
export async function delegationIn(world: World, area: number, programme = 'EXTREME_HARDSHIP'): Promise<string> {
  const id = randomUUID();
  const from = Math.floor(area / 1e9) * 1e9;
  await world.sql(
    `insert into delegation_of_authority (id, programme, from_area_code, to_area_code, valid_from, valid_until, document)
     select $1, $2, $3, $4, d, d + 1, '委托书'
     from (select coalesce(max(valid_until), '2021-01-01') d from delegation_of_authority where programme = $2 and to_area_code = $4) x`,
    [id, programme, from, area],
  );
  return id;
}
