import { randomUUID } from 'node:crypto';
import { offerIn } from '../../testkit/visits.js';
import { LAOSHAN, type World } from '../../testkit/world.js';

/** The instant of an hour of a civil day in Asia/Shanghai. */
export const at = (day: string, hours = 12): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + hours * 3_600_000);

/** The civil day some days later. */
export const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A household on the roll from a day. */
export async function onRoll(
  world: World,
  from: string,
  options: { programme?: string; until?: string; area?: number } = {},
): Promise<string> {
  const id = await world.household({ area: options.area ?? LAOSHAN.code });
  await world.sql('insert into assistance_status (id, household_id, programme, "from", until, persons) values ($1, $2, $3, $4, $5, 1)', [
    randomUUID(),
    id,
    options.programme ?? 'MINIMUM_LIVING_ALLOWANCE',
    from,
    options.until ?? null,
  ]);
  return id;
}

/** A visit that ended at an instant; verified at another, or not yet. */
export async function visited(
  world: World,
  householdId: string,
  endedAt: Date,
  options: { verifiedAt?: Date | null; outcome?: string } = {},
): Promise<void> {
  const startsAt = new Date(endedAt.getTime() - 3_600_000);
  const needId = await world.need({ householdId, dueAt: endedAt });
  await world.sql('update service_need set created_at = $2 where id = $1', [needId, startsAt]);
  const offer = await offerIn(world, 'ACCEPTED', { needId, startsAt });
  await world.sql(
    `insert into assignment (id, offer_id, need_id, household_id, volunteer_id, area_code, state, starts_at, ends_at, occupied, checked_in_at, checked_out_at, minutes_served, outcome, log, verified_at)
     select $1, o.id, o.need_id, $3, o.volunteer_id, o.area_code, $4, o.starts_at, o.ends_at, tstzrange(o.starts_at, o.ends_at), o.starts_at, $5, 60, $6, '已探访', $7 from offer o where o.id = $2`,
    [
      randomUUID(),
      offer.id,
      householdId,
      options.verifiedAt === null ? 'DONE' : 'VERIFIED',
      endedAt,
      options.outcome ?? 'COMPLETED',
      options.verifiedAt === null ? null : (options.verifiedAt ?? new Date(endedAt.getTime() + 60_000)),
    ],
  );
  await world.sql('update service_need set done_at = $2 where id = $1 and done_at is not null', [needId, endedAt]);
}

/** A need that stays open. */
export async function waiting(world: World, householdId: string, created: Date, dueAt: Date): Promise<string> {
  const id = await world.need({ householdId, dueAt });
  await world.sql('update service_need set created_at = $2 where id = $1', [id, created]);
  return id;
}

/** The state of a household on a day by the ledger's rows; null when it has none. */
export async function stateOn(world: World, householdId: string, day: string): Promise<string | null> {
  const rows = await world.sql<{ state: string }>(
    'select state from coverage_entry where household_id = $1 and from_day <= $2 and (until_day is null or until_day > $2)',
    [householdId, day],
  );
  if (rows.length > 1) throw new Error('in more than one state');
  return rows[0]?.state ?? null;
}
