import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { meetClock } from '../deadlines/index.js';
import { AssistanceApplication, Authority, DecisionOutcome, IndividualDecision } from './application.js';
import { decisionClock } from './clock.js';
import type { AssistanceDecisionRecordInput, IndividualDecisionRecordInput } from './inputs.js';
import { lockApplication } from './write.js';

constraintMeans('decision_not_by_preparer', UserErrorCode.SAME_PERSON, 'Nobody decides what they prepared.');
constraintMeans('decision_needs_submission', UserErrorCode.ILLEGAL_TRANSITION, 'Only a submitted application is decided.');
constraintMeans(
  'decision_without_authority',
  UserErrorCode.NOT_ALLOWED,
  'No authority to decide here is held or delegated at this moment.',
);
constraintMeans('decision_once', UserErrorCode.DUPLICATE, 'Somebody else decided at the same moment.');
constraintMeans(
  'temporary_cap',
  UserErrorCode.OUT_OF_RANGE,
  'This year the household would get more than the cap; an individual decision has to be on record first.',
  ['amountFen'],
);
constraintMeans('individual_decision_once', UserErrorCode.DUPLICATE, 'An individual decision on this application is on record.');
constraintMeans(
  'individual_decision_votes',
  UserErrorCode.OUT_OF_RANGE,
  'The votes do not carry it, or there are more votes than people.',
  ['votesFor'],
);

/**
 * Decides on an application and meets its clock, late or not. Who may, under which power, and the cap are judged by the database in the same statement.
 * @throws Refusal REQUIRED, SAME_PERSON, NOT_ALLOWED, ILLEGAL_TRANSITION, OUT_OF_RANGE (cap), DUPLICATE, NOT_FOUND, STALE_VERSION
 */
export async function recordDecision(op: Operation, input: AssistanceDecisionRecordInput): Promise<void> {
  const application = await lockApplication(op, input);
  const approved = input.outcome === DecisionOutcome.APPROVED;
  if (approved && input.amountFen == null) refuse(UserErrorCode.REQUIRED, 'Say how much is granted.', ['amountFen']);
  if (approved && !input.validFrom) refuse(UserErrorCode.REQUIRED, 'Say from which day.', ['validFrom']);
  // In SQL, for authority and state are the database's to fill in.
  await op.rows(
    `insert into assistance_decision (id, application_id, outcome, amount_fen, valid_from, reason, authority)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      newId(),
      application.id,
      input.outcome,
      approved ? Math.round(input.amountFen ?? 0) : null,
      approved ? input.validFrom : null,
      input.reason.trim(),
      Authority.DISTRICT,
    ],
  );
  await meetClock(op, decisionClock(application.id));
}

/** Records a meeting's decision on one application. @throws Refusal NOT_FOUND, NOT_ALLOWED, IN_THE_PAST, OUT_OF_RANGE, DUPLICATE, ILLEGAL_TRANSITION */
export async function recordIndividualDecision(op: Operation, input: IndividualDecisionRecordInput): Promise<void> {
  const application = await op.manager.findOneBy(AssistanceApplication, { id: input.applicationId });
  if (!application) refuse(UserErrorCode.NOT_FOUND, 'No such application.', ['applicationId']);
  if (!op.actor.can('assistance:decide', application.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This application is outside what you may decide.');
  if (application.endedAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This application has ended.');
  if (input.heldOn > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'The meeting cannot be in the future.', ['heldOn']);
  await op.manager.insert(IndividualDecision, {
    id: newId(),
    applicationId: application.id,
    heldOn: input.heldOn,
    minutes: input.minutes.trim(),
    participants: input.participants.map((name) => name.trim()),
    votesFor: input.votesFor,
    votesAgainst: input.votesAgainst,
    recordedBy: op.accountId,
    recordedAt: op.now,
  });
}
