import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove } from '../../platform/moves.js';
import { ClockSubject, meetClock, openClock } from '../deadlines/index.js';
import { householdById, Programme } from '../households/index.js';
import type {
  AllowanceReviewOpenInput,
  AllowanceReviewProposeInput,
  AllowanceReviewReasonInput,
  AllowanceWatchCloseInput,
} from './inputs.js';
import { AllowanceReview, ReviewKind, ReviewOutcome, ReviewState } from './review.js';
import { OUTCOMES, reviewMoves } from './states.js';
import { AllowanceWithdrawal, WithdrawalResult, WithdrawalState } from './withdrawal.js';

constraintMeans('review_one_open', UserErrorCode.DUPLICATE, 'A review of this allowance is open already.', ['householdId']);
constraintMeans('review_needs_proposal', UserErrorCode.ILLEGAL_TRANSITION, 'Only what was proposed is decided.');
constraintMeans('review_decided_once', UserErrorCode.DUPLICATE, 'Somebody else decided at the same moment.');
constraintMeans('review_status_over', UserErrorCode.ILLEGAL_TRANSITION, 'The allowance has ended; a new application begins anew.');
constraintMeans('withdrawal_months', UserErrorCode.OUT_OF_RANGE, 'Policy allows fewer or more months for a gradual withdrawal.', [
  'months',
]);
constraintMeans('withdrawal_exit_early', UserErrorCode.ILLEGAL_TRANSITION, 'The end of the withdrawal is still too far away for an exit.');
constraintMeans('review_moves', UserErrorCode.ILLEGAL_TRANSITION, 'A review ends by its decision alone.');
constraintMeans('withdrawal_moves', UserErrorCode.ILLEGAL_TRANSITION, 'A withdrawal moves by decisions alone.');

const whole = (value: number | null | undefined): number | null => (value == null ? null : Math.round(value));

/**
 * Opens a review of a household on the allowance. Its clock runs from the last decision, or from the first day of the status:
 * that is when the duty began.
 * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION (not on the allowance), DUPLICATE, NOT_ALLOWED, REQUEST_REUSED
 */
export async function openReview(op: Operation, input: AllowanceReviewOpenInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  return once(op, input.requestId, 'allowanceReviewOpen', input, async () => {
    const status = await op.row<{ id: string; since: Date; ending: boolean }>(
      `select s.id, s.until is not null as ending, greatest(s."from"::timestamp at time zone 'Asia/Shanghai',
         (select max(d.decided_at) from allowance_decision d join allowance_review r on r.id = d.review_id where r.status_id = s.id)) as since
       from assistance_status s where s.household_id = $1 and s.programme = $2 and s."from" <= app.today() and (s.until is null or s.until > app.today())`,
      [household.id, Programme.MINIMUM_LIVING_ALLOWANCE],
    );
    if (!status) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This household is not on the allowance.', ['householdId']);
    if (status.ending) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The end of this allowance is decided already.', ['householdId']);
    const id = newId();
    const number = (await op.row<{ n: number }>("select nextval('allowance_review_number')::int n"))?.n ?? 0;
    await op.manager.insert(AllowanceReview, {
      id,
      number: `FH${String(number).padStart(7, '0')}`,
      householdId: household.id,
      areaCode: household.areaCode,
      statusId: status.id,
      kind: ReviewKind.PERIODIC,
      state: ReviewState.OPEN,
      openedAt: op.now,
    });
    await openClock(op, {
      kind: ClockSubject.REVIEW,
      id,
      rule: 'allowance.review',
      areaCode: household.areaCode,
      householdId: household.id,
      ownerId: op.accountId,
      startedAt: status.since,
    });
    return id;
  });
}

/**
 * Proposes what becomes of an allowance.
 * @throws Refusal REQUIRED (amount, months, plan), INVALID_CHOICE (outcome of another kind of review), OUT_OF_RANGE (a day that has passed), NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED
 */
export async function proposeReview(op: Operation, input: AllowanceReviewProposeInput): Promise<void> {
  const review = await lockReview(op, input);
  if (!op.actor.can('assistance:apply', review.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This review is outside what you may change.');
  assertMove(reviewMoves, review.state, ReviewState.PROPOSED);
  const { outcome } = input;
  if (!OUTCOMES[review.kind].includes(outcome))
    refuse(UserErrorCode.INVALID_CHOICE, 'This outcome belongs to another kind of review.', ['outcome']);
  const changes = outcome === ReviewOutcome.CHANGE || outcome === ReviewOutcome.REINSTATE;
  const withdraws = outcome === ReviewOutcome.WITHDRAW;
  if (changes && input.amountFen == null) refuse(UserErrorCode.REQUIRED, 'Say how much a month.', ['amountFen']);
  if (withdraws && input.months == null) refuse(UserErrorCode.REQUIRED, 'Say for how many months it goes on.', ['months']);
  if (withdraws && !input.transitionPlan?.trim())
    refuse(UserErrorCode.REQUIRED, 'Say what the household and its helpers do meanwhile.', ['transitionPlan']);
  const effectiveOn = input.effectiveOn ?? civilDate(op.now);
  if (effectiveOn < civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'It cannot hold from a day that has passed.', ['effectiveOn']);
  Object.assign(review, {
    state: ReviewState.PROPOSED,
    outcome,
    residence: input.residence ?? null,
    persons: input.persons,
    monthlyIncomeFen: whole(input.monthlyIncomeFen),
    monthlyExpenditureFen: whole(input.monthlyExpenditureFen),
    amountFen: changes ? whole(input.amountFen) : null,
    effectiveOn,
    months: withdraws ? input.months : null,
    transitionPlan: withdraws ? input.transitionPlan?.trim() : null,
    findings: input.findings.trim(),
    preparedBy: op.accountId,
    proposedAt: op.now,
    returnReason: null,
  });
  await op.manager.save(review);
}

/** Gives a proposal back to be mended. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function returnReview(op: Operation, input: AllowanceReviewReasonInput): Promise<void> {
  const review = await lockReview(op, input);
  if (!op.actor.can('assistance:decide', review.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This review is outside what you may decide.');
  assertMove(reviewMoves, review.state, ReviewState.OPEN);
  await op.manager.save(Object.assign(review, { state: ReviewState.OPEN, returnReason: input.reason.trim() }));
}

/**
 * Decides as it was proposed. Who may, under which power, the months and the days are judged by the database in the same
 * statement, and what follows from the decision follows there.
 * @throws Refusal SAME_PERSON, NOT_ALLOWED (no authority now), OUT_OF_RANGE (months, a day that has passed), ILLEGAL_TRANSITION, DUPLICATE, NOT_FOUND, STALE_VERSION
 */
export async function decideReview(op: Operation, input: AllowanceReviewReasonInput): Promise<void> {
  const review = await lockReview(op, input);
  // In SQL, for outcome and authority are the database's to fill in.
  await op.rows(
    `insert into allowance_decision (id, review_id, outcome, effective_on, reason, authority) values ($1, $2, '', app.today(), $3, 'DISTRICT') returning id`,
    [newId(), review.id, input.reason.trim()],
  );
}

/**
 * Ends the watch after an exit. Whoever needs help again stays on the roll of watched households until an application is decided.
 * @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION (no watch, or the allowance has not ended yet), INVALID_CHOICE, NOT_ALLOWED
 */
export async function closeWatch(op: Operation, input: AllowanceWatchCloseInput): Promise<void> {
  const row = await op.manager.findOne(AllowanceWithdrawal, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!row) refuse(UserErrorCode.NOT_FOUND, 'No such withdrawal.', ['id']);
  assertVersion(row, input.expectedVersion);
  if (!op.actor.can('assistance:apply', row.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may change.');
  const today = civilDate(op.now);
  if (row.state !== WithdrawalState.WATCH || row.endsOn > today)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A watch is closed after the allowance has ended.');
  if (input.result === WithdrawalResult.STATUS_ENDED)
    refuse(UserErrorCode.INVALID_CHOICE, 'A watch ends with how they get along.', ['result']);
  await op.rows(
    "update allowance_withdrawal set state = 'EXITED', result = $2, note = $3, closed_at = $4, closed_by = $5, version = version + 1 where id = $1 returning id",
    [row.id, input.result, input.note.trim(), op.now, op.accountId],
  );
  await meetClock(op, { kind: ClockSubject.WITHDRAWAL, id: row.id, rule: 'allowance.watch' });
  if (input.result === WithdrawalResult.STABLE && row.watchStatusId !== null)
    await op.rows(
      'update assistance_status set until = greatest($2::date, "from"), end_reason = \'退出后监测结束：生活稳定\' where id = $1 and until is null',
      [row.watchStatusId, today],
    );
}

async function lockReview(op: Operation, { id, expectedVersion }: { id: string; expectedVersion: number }): Promise<AllowanceReview> {
  const review = await op.manager.findOne(AllowanceReview, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!review) refuse(UserErrorCode.NOT_FOUND, 'No such review.', ['id']);
  assertVersion(review, expectedVersion);
  return review;
}
