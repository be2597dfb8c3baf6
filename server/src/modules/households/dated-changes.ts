import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { AssistanceStatus } from './assistance-status.js';
import { Consent, CONSENT_TEXT_VERSION } from './consent.js';
import { ageOn } from './dated.js';
import type { AssistanceStatusEndInput, AssistanceStatusStartInput, ConsentRecordInput, ConsentWithdrawInput } from './inputs.js';
import { membersByHousehold, personById } from './loaders.js';
import { pastDay } from './members.js';
import { lockHousehold, touchHousehold } from './refresh.js';

/** A household enters a programme with all its members. @throws Refusal NOT_FOUND, DUPLICATE, INVALID_CHOICE (a programme that excludes it) */
export async function startStatus(op: Operation, input: AssistanceStatusStartInput): Promise<string> {
  const household = await lockHousehold(op, input.householdId, ['householdId']);
  await once(op, input.requestId, 'assistanceStatusStart', input, async () => {
    await op.manager.insert(AssistanceStatus, {
      id: newId(),
      householdId: household.id,
      programme: input.programme,
      from: input.from,
      until: null,
      persons: Math.max(household.memberCount, 1),
    });
    await touchHousehold(op, household.id);
    return household.id;
  });
  return household.id;
}

/** A household leaves a programme. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION (it has left), OUT_OF_RANGE, REASON_REQUIRED */
export async function endStatus(op: Operation, input: AssistanceStatusEndInput): Promise<string> {
  const status = await op.manager.findOneBy(AssistanceStatus, { id: input.id });
  if (!status) refuse(UserErrorCode.NOT_FOUND, 'No such status.', ['id']);
  const household = await lockHousehold(op, status.householdId, ['id']);
  const reason = input.reason.trim();
  if (reason === '') refuse(UserErrorCode.REASON_REQUIRED, 'Say why it ends.', ['reason']);
  if (status.until !== null && status.until <= civilDate(op.now))
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This status has ended.', ['id']);
  if (input.until < status.from) refuse(UserErrorCode.OUT_OF_RANGE, 'It began later than that.', ['until']);
  await op.rows('update assistance_status set until = $2::date, end_reason = $3 where id = $1 returning id', [
    status.id,
    input.until,
    reason,
  ]);
  await touchHousehold(op, household.id);
  return household.id;
}

/**
 * Records a consent. For a child below the age of the policy parameter consent.guardian_below_age somebody else gives it.
 * @throws Refusal NOT_FOUND (household, person), OUT_OF_RANGE, REQUIRED, NOT_ALLOWED (a child gave it)
 */
export async function recordConsent(op: Operation, input: ConsentRecordInput): Promise<string> {
  const household = await lockHousehold(op, input.householdId, ['householdId']);
  await once(op, input.requestId, 'consentRecord', input, async () => {
    const grantedOn = pastDay(op, input.grantedOn, ['grantedOn']);
    if (input.expiresOn && input.expiresOn < grantedOn) refuse(UserErrorCode.OUT_OF_RANGE, 'It would end before it begins.', ['expiresOn']);
    const givenBy = input.givenBy.trim();
    if (givenBy === '') refuse(UserErrorCode.REQUIRED, 'Say who gave it.', ['givenBy']);
    if (input.personId) await assertMayConsent(op, household.id, input.personId, givenBy);
    await op.manager.insert(Consent, {
      id: newId(),
      householdId: household.id,
      personId: input.personId ?? null,
      purpose: input.purpose,
      organisationId: null,
      grantedOn,
      expiresOn: input.expiresOn ?? null,
      withdrawnAt: null,
      givenBy,
      textVersion: CONSENT_TEXT_VERSION,
    });
    await touchHousehold(op, household.id);
    return household.id;
  });
  return household.id;
}

/** Withdraws a consent at this instant. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION when it was withdrawn before */
export async function withdrawConsent(op: Operation, input: ConsentWithdrawInput): Promise<string> {
  const consent = await op.manager.findOneBy(Consent, { id: input.id });
  if (!consent) refuse(UserErrorCode.NOT_FOUND, 'No such consent.', ['id']);
  const household = await lockHousehold(op, consent.householdId, ['id']);
  const withdrawn = await op.rows('update consent set withdrawn_at = $2 where id = $1 and withdrawn_at is null returning id', [
    consent.id,
    op.now,
  ]);
  if (withdrawn.length === 0) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This consent was withdrawn before.', ['id']);
  await touchHousehold(op, household.id);
  return household.id;
}

async function assertMayConsent(op: Operation, householdId: string, personId: string, givenBy: string): Promise<void> {
  const members = await op.load(membersByHousehold, householdId);
  const person = members.some((member) => member.personId === personId) ? await op.load(personById, personId) : null;
  if (!person) refuse(UserErrorCode.NOT_FOUND, 'This person is not a member of the household.', ['personId']);
  const child =
    person.birthDate !== null && ageOn(person.birthDate, civilDate(op.now)) < (await policyParameter(op, 'consent.guardian_below_age'));
  if (child && givenBy === person.name) refuse(UserErrorCode.NOT_ALLOWED, 'For a child the guardian gives consent.', ['givenBy']);
}
