import { randomUUID } from 'node:crypto';
import { MONDAY, type World } from './world.js';

/** Where and with whom; everything left out is made anew. */
export interface VisitOptions {
  area?: number;
  householdId?: string;
  needId?: string;
  volunteerId?: string;
  /** Start; tomorrow at the same hour unless told. */
  startsAt?: Date;
  minutes?: number;
}

/** An offer with the rows that it hangs on. */
export interface OfferMade {
  id: string;
  needId: string;
  volunteerId: string;
  householdId: string;
}

const DAY = 86_400_000;

/** An instant some hours after {@link MONDAY}. */
export function hour(hours: number): Date {
  return new Date(MONDAY.getTime() + hours * 3_600_000);
}

/** An offer in a state, written as the server would leave it. Expires in two days. */
export async function offerIn(world: World, state: string, options: VisitOptions = {}): Promise<OfferMade> {
  const area = options.area === undefined ? {} : { area: options.area };
  const householdId = options.householdId ?? (options.needId ? await householdOf(world, options.needId) : await world.household(area));
  const needId = options.needId ?? (await world.need({ householdId, ...area }));
  const volunteerId = options.volunteerId ?? (await world.volunteer(area));
  const id = randomUUID();
  const startsAt = options.startsAt ?? new Date(world.clock.now().getTime() + DAY);
  const endsAt = new Date(startsAt.getTime() + (options.minutes ?? 60) * 60_000);
  const holds = state === 'SENT' || state === 'ACCEPTED';
  await world.sql(
    `insert into offer (id, need_id, volunteer_id, area_code, seat, holds_seat, state, starts_at, ends_at, sent_at, expires_at)
     select $1, n.id, $3, n.area_code, (select count(*) + 1 from offer o where o.need_id = n.id and o.holds_seat), $4, $5, $6, $7, $8, $9 from service_need n where n.id = $2`,
    [id, needId, volunteerId, holds, state, startsAt, endsAt, world.clock.now(), new Date(world.clock.now().getTime() + 2 * DAY)],
  );
  return { id, needId, volunteerId, householdId };
}

/** An assignment in a state, with its accepted offer. */
export async function visitIn(world: World, state: string, options: VisitOptions = {}): Promise<OfferMade & { offerId: string }> {
  const offer = await offerIn(world, 'ACCEPTED', options);
  const id = randomUUID();
  const begun = ['IN_PROGRESS', 'DONE', 'VERIFIED'].includes(state);
  const over = ['DONE', 'VERIFIED'].includes(state);
  await world.sql(
    `insert into assignment (id, offer_id, need_id, household_id, volunteer_id, area_code, state, starts_at, ends_at, occupied, checked_in_at, checked_out_at, minutes_served, outcome, log)
     select $1, o.id, o.need_id, $3, o.volunteer_id, o.area_code, $4, o.starts_at, o.ends_at, tstzrange(o.starts_at, o.ends_at),
       case when $5 then least(o.starts_at, $7) end, case when $6 then least(o.ends_at, $7::timestamptz + interval '1 hour') end, case when $6 then 60 end, case when $6 then 'COMPLETED' end, case when $6 then '已探访' end
     from offer o where o.id = $2`,
    [id, offer.id, offer.householdId, state, begun, over, world.clock.now()],
  );
  return { ...offer, id, offerId: offer.id };
}

async function householdOf(world: World, needId: string): Promise<string> {
  const [row] = await world.sql<{ household_id: string }>('select household_id from service_need where id = $1', [needId]);
  if (!row) throw new Error(`no need ${needId}`);
  return row.household_id;
}
