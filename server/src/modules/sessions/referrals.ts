import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { listPage } from '../../platform/graphql/list-page.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove, type Moves } from '../../platform/moves.js';
import { householdById } from '../households/index.js';
import type {
  SupportReferralAcceptInput,
  SupportReferralCreateInput,
  SupportReferralEndInput,
  SupportReferralFilter,
  SupportReferralTransferInput,
} from './inputs/referral.js';
import { ReferralState, SupportReferral } from './referral.js';

constraintMeans('referral_one_open', UserErrorCode.DUPLICATE, 'This person is already referred for this kind of help.');

/** Without anybody who covers. */
const UNCOVERED = { coverId: null, coverFrom: null, coverUntil: null };

/** From where a case may go. */
const referralMoves: Moves<ReferralState> = {
  REFERRED: [ReferralState.ACCEPTED, ReferralState.DECLINED],
  ACCEPTED: [ReferralState.CLOSED],
  DECLINED: [],
  CLOSED: [],
};

/**
 * Refers a member of a household. Whoever refers need not take part in the care, and then sees no more than its status.
 * @throws Refusal NOT_FOUND, CONSENT_MISSING, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED
 */
export async function createReferral(op: Operation, input: SupportReferralCreateInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  const today = civilDate(op.now);
  const member =
    household &&
    (await op.row(
      'select 1 from household_membership m where m.household_id = $1 and m.person_id = $2 and (m.until is null or m.until > $3::date)',
      [household.id, input.personId, today],
    ));
  if (!household || !member) refuse(UserErrorCode.NOT_FOUND, 'No such member of the household.', ['personId']);
  if (!op.actor.can('care:refer', household.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may refer.');
  const consent = await op.row<{ given: boolean }>('select app.care_consent($1, $2, $3::date) as given', [
    household.id,
    input.personId,
    today,
  ]);
  if (!consent?.given)
    refuse(UserErrorCode.CONSENT_MISSING, 'The person, or the guardian of a minor, has not agreed to psychological care.', ['personId']);
  return once(op, input.requestId, 'supportReferralCreate', input, async () => {
    const id = newId();
    await op.rows(
      "insert into support_referral (id, household_id, person_id, area_code, kind, urgency, state, referred_by, created_at) values ($1, $2, $3, $4, $5, $6, 'REFERRED', $7, $8)",
      [id, household.id, input.personId, household.areaCode, input.kind, input.urgency, op.accountId, op.now],
    );
    return id;
  });
}

/** Takes a referral into the actor's caseload. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, CONSENT_MISSING, OUT_OF_RANGE */
export async function acceptReferral(op: Operation, input: SupportReferralAcceptInput): Promise<string> {
  const referral = await lockReferral(op, input.id, input.expectedVersion);
  assertMove(referralMoves, referral.state, ReferralState.ACCEPTED);
  if (input.limitsToldOn > civilDate(op.now))
    refuse(UserErrorCode.OUT_OF_RANGE, 'The limits of confidentiality are told before the work begins.', ['limitsToldOn']);
  await assertCareConsent(op, referral);
  Object.assign(referral, {
    state: ReferralState.ACCEPTED,
    workerId: op.accountId,
    limitsToldOn: input.limitsToldOn,
    acceptedAt: op.now,
    nextAt: input.nextAt ?? null,
  });
  await op.manager.save(referral);
  return referral.id;
}

/** Declines a referral, or ends the support. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function endReferral(
  op: Operation,
  input: SupportReferralEndInput,
  to: ReferralState.DECLINED | ReferralState.CLOSED,
): Promise<string> {
  const referral = await lockReferral(op, input.id, input.expectedVersion);
  assertMove(referralMoves, referral.state, to);
  const drafts = await op.row("select 1 from support_session where referral_id = $1 and state = 'DRAFT' limit 1", [referral.id]);
  if (drafts) refuse(UserErrorCode.IN_USE, 'A session is still a draft: it is signed first.');
  Object.assign(referral, {
    state: to,
    endReason: input.reason,
    endedAt: op.now,
    nextAt: null,
    workerId: referral.workerId ?? op.accountId,
    ...UNCOVERED,
  });
  await op.manager.save(referral);
  return referral.id;
}

/**
 * Hands a case over, or has it covered until a day: next session, caseload and calls move at this instant, and what was
 * written keeps its author. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED, OUT_OF_RANGE
 */
export async function transferReferral(op: Operation, input: SupportReferralTransferInput): Promise<string> {
  const referral = await lockReferral(op, input.id, input.expectedVersion);
  if (!op.actor.can('care:supervise', referral.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'Only the clinical supervisor of the area hands cases over.');
  if (referral.state !== ReferralState.ACCEPTED)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'Only a case that is being worked on is handed over.');
  const worker = await op.row<{ able: boolean }>('select app.care_worker($1, $2) as able', [input.workerId, referral.areaCode]);
  if (!worker?.able) refuse(UserErrorCode.INVALID_CHOICE, 'This account does not work with cases of this area.', ['workerId']);
  if (input.coverUntil !== undefined && input.coverUntil !== null) {
    if (input.coverUntil < civilDate(op.now))
      refuse(UserErrorCode.IN_THE_PAST, 'The last day of a cover is not before today.', ['coverUntil']);
    Object.assign(referral, { coverId: input.workerId, coverFrom: null, coverUntil: input.coverUntil });
  } else {
    const drafts = await op.row("select 1 from support_session where referral_id = $1 and state = 'DRAFT' limit 1", [referral.id]);
    if (drafts) refuse(UserErrorCode.IN_USE, 'A session is still a draft of the present worker: it is signed first.');
    Object.assign(referral, { workerId: input.workerId, ...UNCOVERED });
  }
  await op.manager.save(referral);
  return referral.id;
}

/** Loads a case for a change and holds it until the end of the operation. @throws Refusal NOT_FOUND, STALE_VERSION */
async function lockReferral(op: Operation, id: string, expectedVersion: number): Promise<SupportReferral> {
  const referral = await op.manager.findOne(SupportReferral, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!referral) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['id']);
  assertVersion(referral, expectedVersion);
  return referral;
}

/** @throws Refusal CONSENT_MISSING when the consent was withdrawn or has run out */
export async function assertCareConsent(op: Operation, referral: Pick<SupportReferral, 'householdId' | 'personId'>): Promise<void> {
  const consent = await op.row<{ given: boolean }>('select app.care_consent($1, $2, $3::date) as given', [
    referral.householdId,
    referral.personId,
    civilDate(op.now),
  ]);
  if (!consent?.given) refuse(UserErrorCode.CONSENT_MISSING, 'The consent to psychological care does not hold today.');
}

/** A page of cases: those with a next session first, by its time. */
export function listReferrals(op: Operation, filter: SupportReferralFilter, args: PageArgs): Promise<Page<SupportReferral>> {
  const where = new Where();
  if (filter.states?.length) where.and('r.state = any (?::text[])', filter.states);
  if (filter.mine)
    where.and(
      '(r.worker_id = ?::uuid or (r.cover_id = ?::uuid and app.covers_now(r.cover_id, r.cover_from, r.cover_until)))',
      op.accountId,
      op.accountId,
    );
  return listPage<SupportReferral>(
    op,
    {
      select: columns(op, SupportReferral, 'r'),
      from: 'support_referral r',
      where,
      order: [
        ["coalesce(r.next_at, 'infinity')", 'timestamptz', (row) => row.nextAt ?? 'infinity'],
        ['r.id', 'uuid', (row) => row.id],
      ],
    },
    args,
  );
}
