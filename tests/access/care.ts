import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';

/** A case in a state. @param workerId whose it is; somebody else's unless told */
export async function caseIn(
  world: World,
  state: 'REFERRED' | 'ACCEPTED',
  place: { householdId: string; area: number; workerId?: string | null },
): Promise<string> {
  const id = randomUUID();
  const worker = state === 'REFERRED' ? null : (place.workerId ?? (await world.actor('SOCIAL_WORKER')).accountId);
  await world.sql(
    `insert into support_referral (id, household_id, person_id, area_code, kind, urgency, state, referred_by, worker_id, limits_told_on, accepted_at)
     select $1, $2, m.person_id, $3, 'COUNSELLING', 'SOON', $4, $5, $6, case when $6::uuid is not null then '2026-06-01'::date end, case when $6::uuid is not null then now() end from household_membership m where m.household_id = $2`,
    [id, place.householdId, place.area, state, (await world.actor('COORDINATOR')).accountId, worker],
  );
  return id;
}

/** The record of a session by the worker of a case. */
export async function sessionIn(world: World, state: 'DRAFT' | 'SIGNED', referralId: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into support_session (id, referral_id, worker_id, kind, starts_at, minutes, present, next_step, state, signed_at)
     select $1, r.id, r.worker_id, 'PHONE', now(), 30, '{PERSON}', 'CONTINUE', $3, case when $3 = 'SIGNED' then now() end from support_referral r where r.id = $2`,
    [id, referralId, state],
  );
  return id;
}

/** An alert about a household in a state. @param called whom the ladder called */
export async function alertIn(
  world: World,
  state: 'OPEN' | 'ACKNOWLEDGED' | 'ASSESSED',
  place: { householdId: string; area: number },
  called: string | null = null,
): Promise<string> {
  const id = randomUUID();
  const other = (await world.actor('SOCIAL_WORKER')).accountId;
  await world.sql(
    "insert into risk_alert (id, household_id, area_code, source, raised_by, raised_at, acknowledge_due_at, assess_due_at) values ($1, $2, $3, 'FIELD', $4, now(), now(), now())",
    [id, place.householdId, place.area, other],
  );
  if (called)
    await world.sql('insert into alert_step (id, alert_id, level, account_id, at) values (gen_random_uuid(), $1, 1, $2, now())', [
      id,
      called,
    ]);
  if (state !== 'OPEN')
    await world.sql("update risk_alert set state = 'ACKNOWLEDGED', acknowledged_by = $2, acknowledged_at = now() where id = $1", [
      id,
      other,
    ]);
  if (state === 'ASSESSED')
    await world.sql("update risk_alert set state = 'ASSESSED', assessed_by = $2, assessed_at = now() where id = $1", [id, other]);
  return id;
}

/** An emergency access by an account; somebody else's unless told. */
export async function glassIn(world: World, referralId: string, area: number, by: string | null = null): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into break_glass (id, referral_id, area_code, opened_by, reason, opened_at, until) values ($1, $2, $3, $4, '紧急情况，需要立即查看', $5, $5::timestamptz + interval '30 minutes')",
    [id, referralId, area, by ?? (await world.actor('BUREAU_SUPERVISOR')).accountId, world.clock.now()],
  );
  return id;
}

/** A shift of somebody in an area. */
export async function shiftIn(world: World, area: number): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into duty_shift (id, area_code, level, account_id, from_at, until_at) values ($1, $2, 1, $3, '2026-12-01', '2026-12-02')",
    [id, area, (await world.actor('SOCIAL_WORKER')).accountId],
  );
  return id;
}

/** A death in a household, recorded by somebody else. */
export async function bereavementIn(world: World, householdId: string, area: number): Promise<void> {
  await world.sql(
    "insert into bereavement (id, household_id, area_code, died_on, recorded_by) values (gen_random_uuid(), $1, $2, '2026-05-01', $3)",
    [householdId, area, (await world.actor('SOCIAL_WORKER')).accountId],
  );
}
