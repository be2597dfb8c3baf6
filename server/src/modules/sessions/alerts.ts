import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove, type Moves } from '../../platform/moves.js';
import { AlertSource, AlertState, RiskAlert } from './alert.js';
import type {
  ConcernRaiseInput,
  RiskAlertAssessInput,
  RiskAlertCloseInput,
  RiskAlertMoveInput,
  RiskFlagRaiseInput,
} from './inputs/alert.js';
import { referralById } from './loaders.js';
import { fingerprint, putPaper } from './vault.js';

constraintMeans('alert_second_person', UserErrorCode.SAME_PERSON, 'An alert is closed by another person than the one who assessed it.');

/** From where an alert may go. */
const alertMoves: Moves<AlertState> = {
  OPEN: [AlertState.ACKNOWLEDGED],
  ACKNOWLEDGED: [AlertState.ASSESSED],
  ASSESSED: [AlertState.CLOSED],
  CLOSED: [],
};

/**
 * Opens an alert about a case in the running transaction; the database sets its deadlines and calls the first step of
 * the ladder in the same statement. @returns its id
 */
export async function openAlert(
  op: Operation,
  about: { source: AlertSource; referralId: string; administrationId?: string },
): Promise<string> {
  const referral = await op.load(referralById, about.referralId);
  if (!referral) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['referralId']);
  return insertAlert(op, { ...about, householdId: referral.householdId, areaCode: referral.areaCode });
}

async function insertAlert(
  op: Operation,
  row: { source: AlertSource; referralId?: string; administrationId?: string; householdId: string; areaCode: number },
): Promise<string> {
  const id = newId();
  await op.rows(
    `insert into risk_alert (id, household_id, referral_id, administration_id, area_code, source, raised_by, raised_at, acknowledge_due_at, assess_due_at)
     values ($1, $2, $3, $4, app.household_area($2), $5, $6, $7, $7, $7)`,
    [id, row.householdId, row.referralId ?? null, row.administrationId ?? null, row.source, op.accountId, op.now],
  );
  return id;
}

/** A worker's own flag: no scale is needed for it. @throws Refusal NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED */
export async function raiseFlag(op: Operation, input: RiskFlagRaiseInput): Promise<string> {
  return once(op, input.requestId, 'riskFlagRaise', fingerprint(op, input), async () => {
    const id = await openAlert(op, { source: AlertSource.MANUAL, referralId: input.referralId });
    if (input.text?.trim()) await putPaper(op, { kind: 'CONCERN', subjectId: id }, input.text.trim());
    return id;
  });
}

/** A volunteer's concern about a household that it visits or visited. @throws Refusal NOT_FOUND, REQUEST_REUSED */
export async function raiseConcern(op: Operation, input: ConcernRaiseInput): Promise<string> {
  const visit = await op.row<{ householdId: string; areaCode: number }>(
    `select a.household_id "householdId", a.area_code "areaCode" from assignment a where a.id = $1 and a.volunteer_id = app.volunteer_id() and a.state in ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'VERIFIED')`,
    [input.assignmentId],
  );
  if (!visit) refuse(UserErrorCode.NOT_FOUND, 'No such visit of yours.', ['assignmentId']);
  return once(op, input.requestId, 'concernRaise', fingerprint(op, input), async () => {
    const id = await insertAlert(op, { source: AlertSource.FIELD, ...visit });
    if (input.text?.trim()) await putPaper(op, { kind: 'CONCERN', subjectId: id }, input.text.trim());
    return id;
  });
}

/** Takes an alert upon oneself; the ladder stops. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function acknowledgeAlert(op: Operation, input: RiskAlertMoveInput): Promise<string> {
  const alert = await move(op, input, AlertState.ACKNOWLEDGED);
  Object.assign(alert, { acknowledgedBy: op.accountId, acknowledgedAt: op.now, nextStepAt: null });
  await op.manager.save(alert);
  return alert.id;
}

/** Writes the structured assessment with the safety plan. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function assessAlert(op: Operation, input: RiskAlertAssessInput): Promise<string> {
  const alert = await move(op, input, AlertState.ASSESSED);
  Object.assign(alert, { assessedBy: op.accountId, assessedAt: op.now });
  await op.manager.save(alert);
  const { thoughts, plan, means, earlierAttempt, imminent, hospitalAdvised } = input;
  await putPaper(
    op,
    { kind: 'ASSESSMENT', subjectId: alert.id },
    JSON.stringify({ thoughts, plan, means, earlierAttempt, imminent, hospitalAdvised, safetyPlan: input.safetyPlan.trim() }),
  );
  return alert.id;
}

/** Closes an alert as a second person, with a day for the follow-up. @throws Refusal SAME_PERSON, IN_THE_PAST, NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION */
export async function closeAlert(op: Operation, input: RiskAlertCloseInput): Promise<string> {
  const alert = await move(op, input, AlertState.CLOSED);
  if (alert.assessedBy === op.accountId)
    refuse(UserErrorCode.SAME_PERSON, 'An alert is closed by another person than the one who assessed it.');
  if (input.followUpOn < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'The follow-up is not before today.', ['followUpOn']);
  Object.assign(alert, { closedBy: op.accountId, closedAt: op.now, followUpOn: input.followUpOn });
  await op.manager.save(alert);
  await putPaper(op, { kind: 'CLOSING', subjectId: alert.id }, input.text.trim());
  return alert.id;
}

async function move(op: Operation, input: RiskAlertMoveInput, to: AlertState): Promise<RiskAlert> {
  const alert = await op.manager.findOne(RiskAlert, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!alert) refuse(UserErrorCode.NOT_FOUND, 'No such alert.', ['id']);
  assertVersion(alert, input.expectedVersion);
  assertMove(alertMoves, alert.state, to);
  alert.state = to;
  return alert;
}

/** A page of alerts, the newest first. */
export function listAlerts(op: Operation, states: AlertState[] | undefined, args: PageArgs): Promise<Page<RiskAlert>> {
  const where = new Where();
  if (states?.length) where.and('a.state = any (?::text[])', states);
  return entityPage(op, RiskAlert, 'a', { where, by: ['raisedAt', 'id'], descending: true }, args);
}
