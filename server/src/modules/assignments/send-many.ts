import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { failedOfMany } from './eligibility.js';
import type { OfferDraft } from './offers.js';

interface LockedNeed {
  id: string;
  areaCode: number;
  seats: number;
  tier: string;
  open: boolean;
  held: number[];
}

/**
 * Sends many offers within the present transaction, in a constant number of statements. A draft whose need or volunteer has
 * changed so that it cannot be sent is left out and does not hold up the others; of people who go together all are sent or none.
 * @returns for each draft whether it was sent
 */
export async function sendMany(op: Operation, drafts: readonly OfferDraft[]): Promise<boolean[]> {
  if (drafts.length === 0) return [];
  const needs = await lockedNeeds(op, [...new Set(drafts.map((draft) => draft.needId))]);
  const free = new Map([...needs.values()].map((need) => [need.id, freeSeats(need)]));
  const possible = drafts.map((draft) => {
    const need = needs.get(draft.needId);
    if (!need?.open || draft.startsAt < op.now || draft.endsAt <= draft.startsAt) return false;
    return op.actor.can('offer:send', need.areaCode);
  });
  const failed = await failedOfMany(
    op,
    drafts.filter((_, index) => possible[index]),
  );
  const passes = failed.values();
  const ready = possible.map((each) => each && (passes.next().value ?? []).length === 0);
  const left = new Map([...free].map(([id, seats]) => [id, seats.length]));
  const seated = drafts.map((draft, index) => {
    const seats = left.get(draft.needId) ?? 0;
    if (!ready[index] || seats === 0) return false;
    left.set(draft.needId, seats - 1);
    return true;
  });
  const alone = (id: string): boolean => (needs.get(id)?.seats ?? 1) > 1 && (left.get(id) ?? 0) > 0;
  const sent = seated.map((each, index) => each && !alone(drafts[index]?.needId ?? ''));
  await insert(
    op,
    drafts.filter((_, index) => sent[index]),
    needs,
    free,
  );
  return sent;
}

/** The needs, locked in the order of their ids so that two plans cannot wait for each other, with the seats that are held. */
async function lockedNeeds(op: Operation, ids: readonly string[]): Promise<Map<string, LockedNeed>> {
  const rows = await op.rows<Omit<LockedNeed, 'held'>>(
    `select n.id, n.area_code as "areaCode", n.seats, n.tier, n.waived_reason is null and n.done_at is null as open
     from service_need n where n.id = any ($1::uuid[]) order by n.id for update`,
    [ids],
  );
  await op.rows('select app.expire_offers()');
  const held = await op.rows<{ id: string; seat: number }>(
    'select need_id as id, seat from offer where need_id = any ($1::uuid[]) and holds_seat',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { ...row, held: held.filter((each) => each.id === row.id).map((each) => each.seat) }]));
}

function freeSeats({ seats, held }: LockedNeed): number[] {
  return Array.from({ length: seats }, (_, index) => index + 1).filter((seat) => !held.includes(seat));
}

async function insert(
  op: Operation,
  drafts: readonly OfferDraft[],
  needs: ReadonlyMap<string, LockedNeed>,
  free: ReadonlyMap<string, number[]>,
): Promise<void> {
  const rows = drafts.map((draft) => ({
    id: newId(),
    need_id: draft.needId,
    volunteer_id: draft.volunteerId,
    area_code: needs.get(draft.needId)?.areaCode,
    tier: needs.get(draft.needId)?.tier.toLowerCase(),
    seat: free.get(draft.needId)?.shift(),
    starts_at: draft.startsAt,
    ends_at: draft.endsAt,
  }));
  await op.rows(
    `insert into offer (id, need_id, volunteer_id, area_code, seat, holds_seat, state, starts_at, ends_at, sent_at, sent_by, expires_at)
     select d.id, d.need_id, d.volunteer_id, d.area_code, d.seat, true, 'SENT', d.starts_at, d.ends_at, $2, $3,
       least(d.starts_at, coalesce($2::timestamptz + make_interval(mins => nullif(p.minutes, 0)::int), d.starts_at))
     from jsonb_to_recordset($1) d (id uuid, need_id uuid, volunteer_id uuid, area_code bigint, tier text, seat int, starts_at timestamptz, ends_at timestamptz)
     left join (select a.area_code, a.tier, app.parameter('offer.expiry.minutes.' || a.tier, a.area_code, app.today()) as minutes
       from (select distinct x.area_code, x.tier from jsonb_to_recordset($1) x (area_code bigint, tier text)) a) p on p.area_code = d.area_code and p.tier = d.tier
     returning id`,
    [JSON.stringify(rows), op.now, op.accountId],
  );
}

/**
 * Takes accepted visits back that begin after an instant, in one statement. One that has changed since stays.
 * @returns ids of those taken back
 */
export async function takeBackMany(op: Operation, ids: readonly string[], after: Date, reason: string): Promise<Set<string>> {
  const rows = await op.rows<{ id: string }>(
    `update assignment set state = 'CANCELLED', cancel_reason = $2, version = version + 1
     where id = any ($1::uuid[]) and state = 'CONFIRMED' and starts_at > $3 returning id`,
    [ids, reason, after],
  );
  return new Set(rows.map((row) => row.id));
}
