import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { addDays, addMonths } from '../calendars/index.js';
import { qualificationTypeByCode } from '../catalogue/index.js';
import { householdById } from '../households/index.js';
import { Absence, Qualification, VolunteerExclusion } from './dated-facts.js';
import type { VolunteerAbsenceAddInput, VolunteerExclusionAddInput, VolunteerQualificationAddInput } from './inputs.js';
import { volunteerById } from './loaders.js';

constraintMeans('exclusion_once', UserErrorCode.DUPLICATE, 'This household is already excluded for this volunteer.', ['householdId']);

/** @throws Refusal NOT_FOUND */
export async function assertVolunteer(op: Operation, id: string): Promise<void> {
  if (!(await op.load(volunteerById, id))) refuse(UserErrorCode.NOT_FOUND, 'No such volunteer.', ['volunteerId']);
}

/** Adds an absence; row security lets volunteers add their own and staff those of their areas. @throws Refusal NOT_FOUND, OUT_OF_RANGE, IN_THE_PAST, NOT_ALLOWED */
export async function addAbsence(op: Operation, input: VolunteerAbsenceAddInput): Promise<void> {
  await once(op, input.requestId, 'volunteerAbsenceAdd', input, async () => {
    await assertVolunteer(op, input.volunteerId);
    if (input.until < input.from) refuse(UserErrorCode.OUT_OF_RANGE, 'The last day lies before the first.', ['until']);
    if (input.until < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'The absence is over already.', ['until']);
    const id = newId();
    await op.manager.insert(Absence, {
      id,
      volunteerId: input.volunteerId,
      from: input.from,
      until: input.until,
      reason: input.reason?.trim() || null,
    });
    return id;
  });
}

/** Adds a qualification. @throws Refusal NOT_FOUND, INVALID_CHOICE (kind), OUT_OF_RANGE (expires before issued), NOT_ALLOWED */
export async function addQualification(op: Operation, input: VolunteerQualificationAddInput): Promise<void> {
  await once(op, input.requestId, 'volunteerQualificationAdd', input, async () => {
    await assertVolunteer(op, input.volunteerId);
    const type = await op.load(qualificationTypeByCode, input.qualificationCode);
    if (!type) refuse(UserErrorCode.INVALID_CHOICE, 'No kind of qualification has this code.', ['qualificationCode']);
    const expiresOn = input.expiresOn ?? (type.validMonths === null ? null : addDays(addMonths(input.issuedOn, type.validMonths), -1));
    if (expiresOn !== null && expiresOn < input.issuedOn)
      refuse(UserErrorCode.OUT_OF_RANGE, 'It expires before it was issued.', ['expiresOn']);
    const id = newId();
    await op.manager.insert(Qualification, {
      id,
      volunteerId: input.volunteerId,
      typeCode: type.code,
      issuedOn: input.issuedOn,
      expiresOn,
    });
    return id;
  });
}

/** Excludes a household for a volunteer. @throws Refusal NOT_FOUND, DUPLICATE, NOT_ALLOWED */
export async function addExclusion(op: Operation, input: VolunteerExclusionAddInput): Promise<void> {
  await once(op, input.requestId, 'volunteerExclusionAdd', input, async () => {
    await assertVolunteer(op, input.volunteerId);
    if (!(await op.load(householdById, input.householdId))) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['householdId']);
    const id = newId();
    await op.manager.insert(VolunteerExclusion, {
      id,
      volunteerId: input.volunteerId,
      householdId: input.householdId,
      reason: input.reason.trim(),
    });
    return id;
  });
}
