import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { householdById } from '../households/index.js';
import { AbilityAssessment } from './ability.js';
import { CareArrangement, CareHours, CareQualityCheck, CareSlot } from './arrangement.js';
import type {
  AbilityAssessInput,
  CareArrangementBeginInput,
  CareArrangementEndInput,
  CareHoursRecordInput,
  CareHoursVerifyInput,
  CareQualityRecordInput,
} from './inputs.js';

constraintMeans('ability_answers_fit', UserErrorCode.INVALID_CHOICE, 'Each item of the scale wants one of the answers that it offers.', [
  'answers',
]);
constraintMeans('arrangement_once', UserErrorCode.DUPLICATE, 'Care is arranged for this person already.', ['assessmentId']);
constraintMeans('care_slot_overlap', UserErrorCode.OUT_OF_RANGE, 'Two times of the week overlap.', ['slots']);
constraintMeans('slot_within_day', UserErrorCode.OUT_OF_RANGE, 'A time ends on the day on which it begins.', ['slots']);
constraintMeans('care_hours_overlap', UserErrorCode.DUPLICATE, 'Care at this time is recorded already.', ['startsAt']);
constraintMeans('hours_verified_by_another', UserErrorCode.SAME_PERSON, 'Nobody confirms hours that they recorded.');
constraintMeans('hours_stay', UserErrorCode.ILLEGAL_TRANSITION, 'Hours are confirmed once and not changed.');
constraintMeans('quality_by_another', UserErrorCode.SAME_PERSON, 'Nobody checks the care whose hours they recorded.');

/**
 * Assesses a member by the version of the Barthel index in force on that day; total and level are computed by the database.
 * @throws Refusal NOT_FOUND (household, member), INVALID_CHOICE (answers), DUPLICATE (an item twice), OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED
 */
export async function assess(op: Operation, input: AbilityAssessInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  if (input.assessedOn > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'The day is in the future.', ['assessedOn']);
  const answers = Object.fromEntries(input.answers.map(({ item, points }) => [item, points]));
  if (Object.keys(answers).length < input.answers.length) refuse(UserErrorCode.DUPLICATE, 'An item is answered twice.', ['answers']);
  return once(op, input.requestId, 'abilityAssess', input, async () => {
    const found = await op.row<{ member: boolean; scale: string | null }>(
      `select exists (select from household_membership m where m.household_id = $1 and m.person_id = $2 and m."from" <= $3::date and (m.until is null or m.until > $3::date)) as member,
         (select s.id from ability_scale s where s.code = 'BARTHEL' and s.valid_from <= $3::date order by s.valid_from desc, s.number desc limit 1) as scale`,
      [household.id, input.personId, input.assessedOn],
    );
    if (!found?.member || found.scale === null)
      refuse(UserErrorCode.NOT_FOUND, 'This person was not a member of the household on that day.', ['personId']);
    const id = newId();
    await op.manager.insert(AbilityAssessment, {
      id,
      householdId: household.id,
      personId: input.personId,
      areaCode: household.areaCode,
      scaleId: found.scale,
      answers,
      total: 0,
      level: '',
      assessedOn: input.assessedOn,
      note: input.note?.trim() || null,
      assessorId: op.accountId,
      recordedAt: op.now,
    });
    return household.id;
  });
}

/** Arranges care with its week. @throws Refusal NOT_FOUND, DUPLICATE, OUT_OF_RANGE (times), NOT_ALLOWED, REQUEST_REUSED */
export async function beginArrangement(op: Operation, input: CareArrangementBeginInput): Promise<string> {
  const assessment = await op.manager.findOneBy(AbilityAssessment, { id: input.assessmentId });
  if (!assessment) refuse(UserErrorCode.NOT_FOUND, 'No such assessment.', ['assessmentId']);
  if (!op.actor.can('homecare:work', assessment.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may change.');
  return once(op, input.requestId, 'homecareBegin', input, async () => {
    const id = newId();
    await op.manager.insert(CareArrangement, {
      id,
      householdId: assessment.householdId,
      personId: assessment.personId,
      areaCode: assessment.areaCode,
      assessmentId: assessment.id,
      provider: input.provider.trim(),
      beganOn: input.beganOn,
      recordedBy: op.accountId,
    });
    await op.manager.insert(
      CareSlot,
      input.slots.map((slot) => ({
        id: newId(),
        arrangementId: id,
        weekday: slot.weekday,
        startsMinute: slot.startsMinute,
        minutes: slot.minutes,
        task: slot.task.trim(),
      })),
    );
    return id;
  });
}

/** Ends an arrangement. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED */
export async function endArrangement(op: Operation, input: CareArrangementEndInput): Promise<void> {
  const arrangement = await runningArrangement(op, input.id, 'homecare:work', 'id');
  assertVersion(arrangement, input.expectedVersion);
  if (input.endedOn > civilDate(op.now) || input.endedOn < arrangement.beganOn)
    refuse(UserErrorCode.OUT_OF_RANGE, 'It ends between its first day and today.', ['endedOn']);
  await op.manager.save(Object.assign(arrangement, { endedOn: input.endedOn, endReason: input.reason.trim() }));
}

/** Records care that was given. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE (not over yet, before the first day), DUPLICATE (overlaps), NOT_ALLOWED, REQUEST_REUSED */
export async function recordHours(op: Operation, input: CareHoursRecordInput): Promise<void> {
  const arrangement = await runningArrangement(op, input.arrangementId, 'homecare:work');
  if (input.startsAt.getTime() + input.minutes * 60_000 > op.now.getTime() || civilDate(input.startsAt) < arrangement.beganOn)
    refuse(UserErrorCode.OUT_OF_RANGE, 'Care that is recorded lies between the first day and now.', ['startsAt']);
  await once(op, input.requestId, 'homecareHoursRecord', input, async () => {
    await op.manager.insert(CareHours, {
      id: newId(),
      arrangementId: arrangement.id,
      startsAt: input.startsAt,
      minutes: input.minutes,
      carer: input.carer.trim(),
      task: input.task.trim(),
      recordedBy: op.accountId,
    });
    return arrangement.id;
  });
}

/** Confirms hours that somebody else recorded. @returns id of their arrangement @throws Refusal NOT_FOUND, STALE_VERSION, SAME_PERSON, ILLEGAL_TRANSITION, NOT_ALLOWED */
export async function verifyHours(op: Operation, input: CareHoursVerifyInput): Promise<string> {
  const hours = await op.manager.findOne(CareHours, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  const arrangement = hours && (await op.manager.findOneBy(CareArrangement, { id: hours.arrangementId }));
  if (!hours || !arrangement) refuse(UserErrorCode.NOT_FOUND, 'No such hours.', ['id']);
  if (!op.actor.can('homecare:verify', arrangement.areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'These hours are outside what you may confirm.');
  assertVersion(hours, input.expectedVersion);
  if (hours.verifiedBy !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'These hours are confirmed already.');
  await op.manager.save(Object.assign(hours, { verifiedBy: op.accountId, verifiedAt: op.now }));
  return arrangement.id;
}

/** Checks how care is given. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, SAME_PERSON, NOT_ALLOWED */
export async function recordQuality(op: Operation, input: CareQualityRecordInput): Promise<void> {
  const arrangement = await runningArrangement(op, input.arrangementId, 'homecare:verify');
  if (input.checkedOn > civilDate(op.now) || input.checkedOn < arrangement.beganOn)
    refuse(UserErrorCode.OUT_OF_RANGE, 'A check lies between the first day and today.', ['checkedOn']);
  await op.manager.insert(CareQualityCheck, {
    id: newId(),
    arrangementId: arrangement.id,
    checkedOn: input.checkedOn,
    result: input.result,
    unannounced: input.unannounced,
    findings: input.findings.trim(),
    checkedBy: op.accountId,
    recordedAt: op.now,
  });
}

async function runningArrangement(
  op: Operation,
  id: string,
  action: 'homecare:work' | 'homecare:verify',
  field = 'arrangementId',
): Promise<CareArrangement> {
  const arrangement = await op.manager.findOneBy(CareArrangement, { id });
  if (!arrangement) refuse(UserErrorCode.NOT_FOUND, 'No such arrangement.', [field]);
  if (!op.actor.can(action, arrangement.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may change.');
  if (arrangement.endedOn !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This arrangement has ended.');
  return arrangement;
}
