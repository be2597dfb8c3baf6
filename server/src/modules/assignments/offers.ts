import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertMove } from '../../platform/moves.js';
import { assertVersion, Refusal, refuse, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { keyed, once } from '../../platform/graphql/mutation.js';
import { needById, type ServiceNeed } from '../tasks/index.js';
import { AssignmentState } from './assignment.js';
import { failedRules } from './eligibility.js';
import type { OfferAcceptInput, OfferDeclineInput, OfferSendInput, OfferWithdrawInput } from './inputs.js';
import { Offer, OfferState } from './offer.js';
import { SeatTaken, VolunteerIneligible, VolunteerUnavailable } from './rule-check.js';
import { offerMoves } from './states.js';

constraintMeans('offer_volunteer_on_need', UserErrorCode.DUPLICATE, 'This volunteer already holds a seat of this need.', ['volunteerId']);
constraintMeans('assignment_of_offer', UserErrorCode.ILLEGAL_TRANSITION, 'This offer was already accepted.');

/** The pair to send, without the key of the attempt. */
export type OfferDraft = Omit<OfferSendInput, 'requestId'>;

/**
 * Offers a seat to a volunteer after checking the hard rules.
 * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION (the need is closed), SEAT_TAKEN, VOLUNTEER_INELIGIBLE, OUT_OF_RANGE, REQUEST_REUSED
 */
export async function sendOffer(op: Operation, input: OfferSendInput): Promise<string> {
  const { requestId, ...draft } = input;
  return once(op, requestId, 'offerSend', draft, () => sendOnce(op, draft));
}

async function sendOnce(op: Operation, draft: OfferDraft): Promise<string> {
  const need = await lockNeed(op, draft.needId);
  if (draft.endsAt <= draft.startsAt) refuse(UserErrorCode.OUT_OF_RANGE, 'The visit ends before it starts.', ['endsAt']);
  if (draft.startsAt < op.now) refuse(UserErrorCode.IN_THE_PAST, 'The visit would have started already.', ['startsAt']);
  const seat = await freeSeat(op, need);
  const failed = await failedRules(op, draft);
  if (failed.length > 0)
    throw new Refusal([
      userError(VolunteerIneligible, {
        code: UserErrorCode.VOLUNTEER_INELIGIBLE,
        message: 'The volunteer fails hard rules for this need.',
        field: ['volunteerId'],
        failedRules: failed,
      }),
    ]);
  const id = newId();
  await op.manager.insert(Offer, {
    id,
    needId: need.id,
    volunteerId: draft.volunteerId,
    areaCode: need.areaCode,
    seat,
    holdsSeat: true,
    state: OfferState.SENT,
    startsAt: draft.startsAt,
    endsAt: draft.endsAt,
    sentAt: op.now,
    sentBy: op.accountId,
    expiresAt: await expiry(op, need, draft.startsAt),
    overrideReason: draft.overrideReason?.trim() || null,
  });
  return id;
}

/** Takes an offer back. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function withdrawOffer(op: Operation, input: OfferWithdrawInput): Promise<void> {
  const offer = await offerToChange(op, input.id, input.expectedVersion);
  if (!op.actor.can('offer:send', offer.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'Only a coordinator of the area takes an offer back.');
  await close(op, offer, OfferState.WITHDRAWN);
}

/**
 * The volunteer accepts: the assignment is made at once, and the database refuses an overlap.
 * @throws Refusal NOT_FOUND, STALE_VERSION, OFFER_EXPIRED, ILLEGAL_TRANSITION, REQUEST_REUSED, VOLUNTEER_UNAVAILABLE with the commitment in the way
 */
export function acceptOffer(op: Operation, input: OfferAcceptInput): Promise<string> {
  return keyed(op, 'offerAccept', input, () => acceptNow(op, input));
}

async function acceptNow(op: Operation, input: OfferAcceptInput): Promise<string> {
  const offer = await ownOffer(op, input.id, input.expectedVersion);
  assertMove(offerMoves, offer.state, OfferState.ACCEPTED);
  if (offer.expiresAt && offer.expiresAt <= op.now) refuse(UserErrorCode.OFFER_EXPIRED, 'The offer has expired.');
  const need = await op.load(needById, offer.needId);
  if (!need) refuse(UserErrorCode.NOT_FOUND, 'The need does not exist any more.');
  // Lines up the answers of one volunteer, so that the second sees which commitment is in its way.
  await op.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`volunteer ${offer.volunteerId}`]);
  await assertFree(op, offer);
  offer.state = OfferState.ACCEPTED;
  offer.answeredAt = op.now;
  await op.manager.save(offer);
  const id = newId();
  await op.rows(
    `insert into assignment (id, offer_id, need_id, household_id, volunteer_id, area_code, state, starts_at, ends_at, occupied)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, tstzrange($8::timestamptz, $9::timestamptz + make_interval(mins => coalesce(app.parameter('travel.buffer.minutes', $6, app.today()), 0)::int))) returning id`,
    [
      id,
      offer.id,
      offer.needId,
      need.householdId,
      offer.volunteerId,
      offer.areaCode,
      AssignmentState.CONFIRMED,
      offer.startsAt,
      offer.endsAt,
    ],
  );
  return id;
}

/** The volunteer declines. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, REQUEST_REUSED */
export async function declineOffer(op: Operation, input: OfferDeclineInput): Promise<void> {
  await keyed(op, 'offerDecline', input, async () => {
    const offer = await ownOffer(op, input.id, input.expectedVersion);
    offer.declineReason = input.reason;
    offer.declineNote = input.note?.trim() || null;
    await close(op, offer, OfferState.DECLINED);
    return offer.id;
  });
}

async function lockNeed(op: Operation, id: string): Promise<ServiceNeed> {
  // The lock lines up coordinators who want the same seat: one wins, the others see it taken.
  await op.rows('select id from service_need where id = $1 for update', [id]);
  op.forgetLoaded();
  const need = await op.load(needById, id);
  if (!need || !op.actor.can('offer:send', need.areaCode)) refuse(UserErrorCode.NOT_FOUND, 'No such need.', ['needId']);
  if (need.waivedReason !== null || need.doneAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The need is closed.', ['needId']);
  return need;
}

async function freeSeat(op: Operation, need: ServiceNeed): Promise<number> {
  await op.rows('select app.expire_offers($1)', [need.id]);
  const held = await op.rows<{ seat: number }>('select seat from offer where need_id = $1 and holds_seat', [need.id]);
  for (let seat = 1; seat <= need.seats; seat += 1) if (!held.some((row) => row.seat === seat)) return seat;
  throw new Refusal([
    userError(SeatTaken, {
      code: UserErrorCode.SEAT_TAKEN,
      message: 'All seats are taken.',
      field: ['needId'],
      seats: need.seats,
      taken: held.length,
    }),
  ]);
}

async function expiry(op: Operation, need: ServiceNeed, startsAt: Date): Promise<Date> {
  const minutes = await op.row<{ minutes: number | null }>('select app.parameter($1, $2, app.today()) as minutes', [
    `offer.expiry.minutes.${need.tier.toLowerCase()}`,
    need.areaCode,
  ]);
  const byPolicy = op.now.getTime() + (minutes?.minutes ?? 0) * 60_000;
  return new Date(minutes?.minutes ? Math.min(byPolicy, startsAt.getTime()) : startsAt.getTime());
}

async function offerToChange(op: Operation, id: string, expectedVersion: number): Promise<Offer> {
  const offer = await op.manager.findOne(Offer, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!offer) refuse(UserErrorCode.NOT_FOUND, 'No such offer.', ['id']);
  assertVersion(offer, expectedVersion);
  return offer;
}

async function ownOffer(op: Operation, id: string, expectedVersion: number): Promise<Offer> {
  const offer = await offerToChange(op, id, expectedVersion);
  const me = await op.row<{ id: string | null }>('select app.volunteer_id() as id');
  if (offer.volunteerId !== me?.id) refuse(UserErrorCode.NOT_ALLOWED, 'Only the volunteer who was asked answers an offer.');
  return offer;
}

async function close(op: Operation, offer: Offer, to: OfferState): Promise<void> {
  assertMove(offerMoves, offer.state, to);
  offer.state = to;
  offer.holdsSeat = false;
  offer.answeredAt = op.now;
  await op.manager.save(offer);
}

/** Says which commitment is in the way; the exclusion constraint has the last word in a race. */
async function assertFree(op: Operation, offer: Offer): Promise<void> {
  const clash = await op.row<{ starts_at: Date; ends_at: Date }>(
    `select a.starts_at, a.ends_at from assignment a where a.volunteer_id = $1 and a.state in ('CONFIRMED', 'IN_PROGRESS')
       and a.occupied && tstzrange($2::timestamptz, $3::timestamptz + make_interval(mins => coalesce(app.parameter('travel.buffer.minutes', $4, app.today()), 0)::int)) limit 1`,
    [offer.volunteerId, offer.startsAt, offer.endsAt, offer.areaCode],
  );
  if (clash) unavailable(clash.starts_at, clash.ends_at);
}

function unavailable(startsAt: Date, endsAt: Date): never {
  throw new Refusal([
    userError(VolunteerUnavailable, {
      code: UserErrorCode.VOLUNTEER_UNAVAILABLE,
      message: 'The volunteer has another commitment then.',
      conflict: { startsAt, endsAt },
    }),
  ]);
}

constraintMeans('volunteer_double_booked', UserErrorCode.VOLUNTEER_UNAVAILABLE, 'The volunteer has another commitment then.');
constraintMeans('offer_seat_taken', UserErrorCode.SEAT_TAKEN, 'All seats are taken.', ['needId']);
