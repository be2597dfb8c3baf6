import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { instantAt } from '../calendars/index.js';
import { cancelClock, type ClockOf, ClockSubject, meetClock, openClock } from '../deadlines/index.js';
import { householdById, Programme } from '../households/index.js';
import { CareCheck, CareCheckItem, CareEvidence, DispersedCare, DispersedVisit } from './care.js';
import type {
  CareCheckItemSaveInput,
  CareCheckRecordInput,
  CareEvidenceAddInput,
  DispersedCareBeginInput,
  DispersedCareEndInput,
  DispersedVisitRecordInput,
} from './inputs.js';

constraintMeans('dispersed_care_once', UserErrorCode.DUPLICATE, 'This person is recorded as cared for at home already.', ['personId']);
constraintMeans('evidence_days', UserErrorCode.OUT_OF_RANGE, 'It would run out before it begins.', ['expiresOn']);
constraintMeans('dispersed_visit_once', UserErrorCode.DUPLICATE, 'A visit on this day is recorded already.', ['visitedOn']);
constraintMeans('care_check_says_why', UserErrorCode.REQUIRED, 'Say what is missing.', ['note']);

/** Regular visits (定期探访), by the rule `visit.regular`. */
const visitClock = (careId: string): ClockOf => ({ kind: ClockSubject.DISPERSED_CARE, id: careId, rule: 'visit.regular' });

/**
 * Records that a person is cared for at home, and starts the clock of the first visit.
 * @throws Refusal NOT_FOUND (household, member), ILLEGAL_TRANSITION (no extreme-hardship support), OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED
 */
export async function beginCare(op: Operation, input: DispersedCareBeginInput): Promise<string> {
  const household = await op.load(householdById, input.householdId);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
  const today = civilDate(op.now);
  if (input.beganOn > today) refuse(UserErrorCode.OUT_OF_RANGE, 'It cannot begin in the future.', ['beganOn']);
  return once(op, input.requestId, 'dispersedCareBegin', input, async () => {
    const facts = await op.row<{ member: boolean; supported: boolean }>(
      `select exists (select from household_membership m where m.household_id = $1 and m.person_id = $2 and m."from" <= $3::date and (m.until is null or m.until > $3::date)) as member,
         exists (select from assistance_status s where s.household_id = $1 and s.programme = $4 and s."from" <= $3::date and (s.until is null or s.until > $3::date)) as supported`,
      [household.id, input.personId, today, Programme.EXTREME_HARDSHIP],
    );
    if (!facts?.member) refuse(UserErrorCode.NOT_FOUND, 'This person is not a member of the household.', ['personId']);
    if (!facts.supported)
      refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This household has no extreme-hardship support today.', ['householdId']);
    const id = newId();
    const { areaCode } = household;
    await op.manager.insert(DispersedCare, {
      id,
      householdId: household.id,
      personId: input.personId,
      areaCode,
      carer: input.carer.trim(),
      beganOn: input.beganOn,
      recordedBy: op.accountId,
    });
    await openClock(op, {
      ...visitClock(id),
      areaCode,
      householdId: household.id,
      ownerId: op.accountId,
      startedAt: startOf(input.beganOn),
    });
    return id;
  });
}

/** Ends dispersed care; its clock falls away. @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED */
export async function endCare(op: Operation, input: DispersedCareEndInput): Promise<void> {
  const care = await lockCare(op, input.id);
  assertVersion(care, input.expectedVersion);
  if (input.endedOn > civilDate(op.now) || input.endedOn < care.beganOn)
    refuse(UserErrorCode.OUT_OF_RANGE, 'It ends between its first day and today.', ['endedOn']);
  const endReason = input.reason.trim();
  await op.manager.save(Object.assign(care, { endedOn: input.endedOn, endReason }));
  await cancelClock(op, visitClock(care.id), endReason);
}

/** Adds evidence of one of the five things. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED, REQUEST_REUSED */
export async function addEvidence(op: Operation, input: CareEvidenceAddInput): Promise<void> {
  const care = await lockCare(op, input.careId, 'careId');
  await once(op, input.requestId, 'dispersedEvidenceAdd', input, async () => {
    await op.manager.insert(CareEvidence, {
      id: newId(),
      careId: care.id,
      kind: input.kind,
      what: input.what.trim(),
      validFrom: input.validFrom,
      expiresOn: input.expiresOn,
      recordedBy: op.accountId,
      recordedAt: op.now,
    });
    return care.id;
  });
}

/**
 * Records a visit. The newest one meets the clock and starts the next; one that is written down late does not.
 * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED
 */
export async function recordVisit(op: Operation, input: DispersedVisitRecordInput): Promise<void> {
  const care = await lockCare(op, input.careId, 'careId');
  if (input.visitedOn > civilDate(op.now) || input.visitedOn < care.beganOn)
    refuse(UserErrorCode.OUT_OF_RANGE, 'A visit lies between the first day of the care and today.', ['visitedOn']);
  const last = await op.row<{ day: string | null }>('select max(visited_on)::text as day from dispersed_visit where care_id = $1', [
    care.id,
  ]);
  await op.manager.insert(DispersedVisit, {
    id: newId(),
    careId: care.id,
    visitedOn: input.visitedOn,
    found: input.found.trim(),
    recordedBy: op.accountId,
    recordedAt: op.now,
  });
  if (last?.day && input.visitedOn <= last.day) return;
  const { id, areaCode, householdId } = care;
  // The clock was met on the day of the visit, not when it was written down.
  await meetClock(op, visitClock(id), endOf(op, input.visitedOn));
  await openClock(op, { ...visitClock(id), areaCode, householdId, ownerId: op.accountId, startedAt: startOf(input.visitedOn) });
}

/** Answers an item of the checklist. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, REQUIRED (what is missing), NOT_ALLOWED */
export async function recordCheck(op: Operation, input: CareCheckRecordInput): Promise<void> {
  const care = await lockCare(op, input.careId, 'careId');
  const item = await op.manager.findOneBy(CareCheckItem, { id: input.itemId, active: true });
  if (!item) refuse(UserErrorCode.NOT_FOUND, 'No such item is asked.', ['itemId']);
  await op.manager.insert(CareCheck, {
    id: newId(),
    careId: care.id,
    itemId: item.id,
    asked: item.name,
    clear: input.clear,
    note: input.clear ? null : input.note?.trim() || null,
    checkedBy: op.accountId,
    checkedAt: op.now,
  });
}

/** Adds an item to the checklist or changes one; what the city writes is no sample. @throws Refusal NOT_FOUND, STALE_VERSION */
export async function saveItem(op: Operation, input: CareCheckItemSaveInput): Promise<string> {
  const content = { position: input.position, name: input.name.trim(), nameEn: input.nameEn.trim(), active: input.active, sample: false };
  if (!input.id) {
    const id = newId();
    await op.manager.insert(CareCheckItem, { id, ...content });
    return id;
  }
  const item = await op.manager.findOne(CareCheckItem, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!item) refuse(UserErrorCode.NOT_FOUND, 'No such item.', ['id']);
  assertVersion(item, input.expectedVersion ?? 0);
  await op.manager.save(Object.assign(item, content));
  return item.id;
}

const startOf = (day: string): Date => instantAt(day);
/** The last moment of a day, or now when that day is today. */
const endOf = (op: Operation, day: string): Date => new Date(Math.min(op.now.getTime(), startOf(day).getTime() + 86_400_000 - 1));

/** Loads a care that goes on, for a change. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION (it has ended) */
async function lockCare(op: Operation, id: string, field = 'id'): Promise<DispersedCare> {
  const care = await op.manager.findOne(DispersedCare, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!care) refuse(UserErrorCode.NOT_FOUND, 'No such care.', [field]);
  if (!op.actor.can('hardship:work', care.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This household is outside what you may change.');
  if (care.endedOn !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This care has ended.');
  return care;
}
