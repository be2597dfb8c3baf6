import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { civilDate } from '../../platform/clock.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { parseIdentityNumber, readPhone, Sex } from '../households/index.js';
import { volunteerIdentity } from './identity.js';
import type { VolunteerActivateInput, VolunteerCreateInput, VolunteerUpdateInput } from './inputs.js';
import { volunteerById } from './loaders.js';
import { assertServices, assertSkills, replaceAvailability, replaceTeams } from './membership.js';
import { volunteerTokens } from './search.js';
import { moveVolunteer } from './states.js';
import { Volunteer, VolunteerState } from './volunteer.js';

constraintMeans('volunteer_identity_known', UserErrorCode.DUPLICATE, 'A volunteer with this identity number is already on record.', [
  'identityNumber',
]);

/** Number that people use for a volunteer. */
async function nextVolunteerNumber(op: Operation): Promise<string> {
  const next = await op.row<{ n: number }>("select nextval('volunteer_number') n");
  return volunteerNumber(next?.n ?? 0);
}

/** The number of a volunteer from its place in the sequence. */
export function volunteerNumber(sequence: number): string {
  return `V${String(sequence).padStart(6, '0')}`;
}

/** Sealed identity number with what it says, or nothing. @throws Refusal INVALID_FORMAT, IDENTITY_NUMBER_CHECK_DIGIT, OUT_OF_RANGE, INVALID_CHOICE (other sex than stated) */
function identityOf(op: Operation, id: string, text: string | null | undefined, sex: Sex | null | undefined): Partial<Volunteer> {
  if (!text?.trim()) return { sex: sex ?? null };
  const parsed = parseIdentityNumber(text, civilDate(op.now));
  if (!parsed.ok) refuse(UserErrorCode[parsed.code], parsed.message, ['identityNumber']);
  const { number, birthDate } = parsed.value;
  if (sex && sex !== parsed.value.sex) refuse(UserErrorCode.INVALID_CHOICE, 'The identity number says another sex.', ['sex']);
  return { sex: Sex[parsed.value.sex], birthDate, ...volunteerIdentity(op.runtime.keyring, id, number) };
}

async function knownArea(op: Operation, text: string): Promise<number> {
  const code = parseAreaCode(text, ['homeAreaCode']);
  if (!(await op.load(areaByCode, code))) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['homeAreaCode']);
  return code;
}

/** Properties of an input that were given at all; `undefined` would empty a column. */
function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/**
 * Makes a volunteer in state APPLIED.
 * @throws Refusal INVALID_FORMAT, IDENTITY_NUMBER_CHECK_DIGIT, OUT_OF_RANGE, DUPLICATE, INVALID_CHOICE, NOT_FOUND, NOT_ALLOWED
 */
export function createVolunteer(op: Operation, input: VolunteerCreateInput): Promise<string> {
  return once(op, input.requestId, 'volunteerCreate', input, async () => {
    const id = newId();
    const number = await nextVolunteerNumber(op);
    const phone = readPhone(input.phone, ['phone']);
    await assertSkills(op, input.skillCodes);
    await assertServices(op, input.preferredServiceCodes ?? [], 'preferredServiceCodes');
    await op.manager.insert(Volunteer, {
      id,
      number,
      displayName: input.name.trim(),
      phone,
      state: VolunteerState.APPLIED,
      homeAreaCode: await knownArea(op, input.homeAreaCode),
      organisationId: input.organisationId ?? null,
      latitude: input.latitude ?? null,
      longitude: input.longitude ?? null,
      skillCodes: input.skillCodes,
      languages: input.languages ?? [],
      preferredServiceCodes: input.preferredServiceCodes ?? [],
      search: volunteerTokens({ number, name: input.name, phone }),
      createdAt: op.now,
      // Left-out limits take the table's defaults.
      ...(input.weeklyMinutes == null ? {} : { weeklyMinutes: input.weeklyMinutes }),
      ...(input.weeklyTasks == null ? {} : { weeklyTasks: input.weeklyTasks }),
      ...(input.travelKm == null ? {} : { travelKm: input.travelKm }),
      ...identityOf(op, id, input.identityNumber, input.sex),
    });
    await replaceTeams(op, id, input.teamIds);
    await replaceAvailability(op, id, input.availability ?? []);
    return id;
  });
}

/** The volunteer, locked for a change. @throws Refusal NOT_FOUND, NOT_ALLOWED (visible, yet not the actor's to change), STALE_VERSION */
async function lockedForChange(op: Operation, id: string, expectedVersion: number): Promise<Volunteer> {
  if (!(await op.load(volunteerById, id))) refuse(UserErrorCode.NOT_FOUND, 'No such volunteer.', ['id']);
  const volunteer = await op.manager.findOne(Volunteer, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!volunteer) refuse(UserErrorCode.NOT_ALLOWED, 'This volunteer is outside what you may change.', ['id']);
  assertVersion(volunteer, expectedVersion);
  return volunteer;
}

/** Changes a volunteer. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, INVALID_CHOICE, REQUIRED, INVALID_FORMAT */
export async function updateVolunteer(op: Operation, input: VolunteerUpdateInput): Promise<void> {
  const volunteer = await lockedForChange(op, input.id, input.expectedVersion);
  for (const field of [
    'name',
    'homeAreaCode',
    'languages',
    'weeklyMinutes',
    'weeklyTasks',
    'travelKm',
    'preferredServiceCodes',
    'teamIds',
    'skillCodes',
    'availability',
  ] as const) {
    if (input[field] === null) refuse(UserErrorCode.REQUIRED, 'This cannot be empty.', [field]);
  }
  if (input.sex !== undefined && volunteer.birthDate !== null && input.sex !== volunteer.sex)
    refuse(UserErrorCode.INVALID_CHOICE, 'The identity number on record says another sex.', ['sex']);
  await assertSkills(op, input.skillCodes ?? []);
  await assertServices(op, input.preferredServiceCodes ?? [], 'preferredServiceCodes');
  const { latitude, longitude, weeklyMinutes, weeklyTasks, travelKm, languages, skillCodes, preferredServiceCodes, sex, insuredUntil } =
    input;
  const phone = input.phone === undefined ? undefined : readPhone(input.phone, ['phone']);
  const changes = given({
    latitude,
    longitude,
    weeklyMinutes,
    weeklyTasks,
    travelKm,
    languages,
    skillCodes,
    preferredServiceCodes,
    sex,
    phone,
    insuredUntil,
    displayName: input.name?.trim(),
  }) as Partial<Volunteer>;
  if (input.homeAreaCode) changes.homeAreaCode = await knownArea(op, input.homeAreaCode);
  const { number, displayName: name, phone: reached } = Object.assign(volunteer, changes);
  if (input.teamIds) await replaceTeams(op, volunteer.id, input.teamIds);
  if (input.availability) await replaceAvailability(op, volunteer.id, input.availability);
  // The version counts changes of the parts in other tables too.
  await op.manager.update(Volunteer, { id: volunteer.id }, { ...changes, search: volunteerTokens({ number, name, phone: reached }) });
}

/** Makes a volunteer active until a day. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_THE_PAST */
export async function activateVolunteer(op: Operation, input: VolunteerActivateInput): Promise<void> {
  const volunteer = await lockedForChange(op, input.id, input.expectedVersion);
  if (input.vettedUntil < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'The vetting must hold today at least.', ['vettedUntil']);
  await op.manager.update(
    Volunteer,
    { id: volunteer.id },
    { state: moveVolunteer(volunteer.state, 'activate'), vettedUntil: input.vettedUntil },
  );
}

/** Begins the vetting of somebody who was put forward. @throws Refusal NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function vetVolunteer(op: Operation, id: string): Promise<void> {
  const volunteer = await lockedForChange(op, id, 1);
  await op.manager.update(Volunteer, { id }, { state: moveVolunteer(volunteer.state, 'vet') });
}

/** A volunteer goes, with a reason. */
interface Going {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

async function go(op: Operation, input: Going, command: 'suspend' | 'leave'): Promise<void> {
  const volunteer = await lockedForChange(op, input.id, input.expectedVersion);
  await op.manager.update(
    Volunteer,
    { id: volunteer.id },
    { state: moveVolunteer(volunteer.state, command), stateReason: input.reason.trim() },
  );
}

/** Suspends a volunteer. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export function suspendVolunteer(op: Operation, input: Going): Promise<void> {
  return go(op, input, 'suspend');
}

/** A volunteer leaves for good. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export function leaveVolunteer(op: Operation, input: Going): Promise<void> {
  return go(op, input, 'leave');
}
