import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import { AssistanceStatus } from './assistance-status.js';
import { Relation } from './enums.js';
import { Household } from './household.js';
import type { HouseholdCreateInput, HouseholdUpdateInput } from './inputs.js';
import { HouseholdMembership } from './person.js';
import { readPhone, recordPerson } from './persons.js';
import { lockHousehold, refreshHousehold } from './refresh.js';
import { householdTokens } from './search.js';

constraintMeans('status_once', UserErrorCode.DUPLICATE, 'The household is in this programme at that time.', ['programme']);
constraintMeans('status_contradiction', UserErrorCode.INVALID_CHOICE, 'The allowance and extreme-hardship support exclude one another.', [
  'programme',
]);

/** The number that a household bears for good, from its place in the sequence. */
export function householdNumber(sequence: number): string {
  return `JT${String(sequence).padStart(8, '0')}`;
}

/** Records a household with its members and programmes. @throws Refusal NOT_FOUND (area), INVALID_CHOICE, REQUIRED, SAME_PERSON, and those of persons */
export async function createHousehold(op: Operation, input: HouseholdCreateInput): Promise<string> {
  const areaCode = await homeArea(op, input.areaCode);
  const heads = input.members.filter((member) => member.relation === Relation.HEAD).length;
  if (heads !== 1) refuse(UserErrorCode.INVALID_CHOICE, 'Exactly one member is the head.', ['members']);
  const phone = readPhone(input.phone, ['phone']);
  assertPoint(input.latitude, input.longitude);
  return once(op, input.requestId, 'householdCreate', input, async () => {
    const id = newId();
    const today = civilDate(op.now);
    const people: { id: string; name: string; phone: string | null; relation: Relation }[] = [];
    for (const [at, member] of input.members.entries()) {
      const person = await recordPerson(op, areaCode, member, ['members', String(at)]);
      if (people.some((other) => other.id === person.id))
        refuse(UserErrorCode.SAME_PERSON, 'Two members bear one identity number.', ['members', String(at), 'identityNumber']);
      people.push({ ...person, relation: member.relation });
    }
    const number = householdNumber((await op.row<{ n: number }>("select nextval('household_number') n"))?.n ?? 0);
    const address = input.address?.trim() || null;
    const headName = people.find((person) => person.relation === Relation.HEAD)?.name ?? '';
    await op.manager.insert(Household, {
      id,
      number,
      areaCode,
      address,
      phone,
      latitude: input.latitude ?? null,
      longitude: input.longitude ?? null,
      hardshipTags: [...new Set(input.hardshipTags)],
      headName,
      memberCount: people.length,
      search: householdTokens({
        number,
        head: headName,
        names: people.map((person) => person.name),
        address,
        phones: [phone, ...people.map((person) => person.phone)],
      }),
      createdAt: op.now,
      updatedAt: op.now,
    });
    await op.manager.insert(
      HouseholdMembership,
      people.map((person) => ({ id: newId(), householdId: id, personId: person.id, relation: person.relation, from: today, until: null })),
    );
    const programmes = [...new Set(input.programmes)];
    if (programmes.length > 0)
      await op.manager.insert(
        AssistanceStatus,
        programmes.map((programme) => ({ id: newId(), householdId: id, programme, from: today, until: null, persons: people.length })),
      );
    return id;
  });
}

/** Changes a household. @throws Refusal NOT_FOUND, STALE_VERSION, INVALID_FORMAT, REQUIRED */
export async function updateHousehold(op: Operation, input: HouseholdUpdateInput): Promise<void> {
  const household = await lockHousehold(op, input.id, ['id']);
  assertVersion(household, input.expectedVersion);
  const { address, phone, latitude, longitude, hardshipTags, safetyNote } = input;
  if (address !== undefined) household.address = address?.trim() || null;
  if (phone !== undefined) household.phone = readPhone(phone, ['phone']);
  if (latitude !== undefined) household.latitude = latitude;
  if (longitude !== undefined) household.longitude = longitude;
  assertPoint(household.latitude, household.longitude);
  if (safetyNote !== undefined) household.safetyNote = safetyNote?.trim() || null;
  if (hardshipTags !== undefined) household.hardshipTags = [...new Set(hardshipTags)];
  await op.rows(
    'update household set address = $2, phone = $3, latitude = $4, longitude = $5, hardship_tags = $6::text[], safety_note = $7 where id = $1 returning id',
    [
      household.id,
      household.address,
      household.phone,
      household.latitude,
      household.longitude,
      household.hardshipTags,
      household.safetyNote,
    ],
  );
  await refreshHousehold(op, household);
}

/** The area a household lives in: a town or below. */
async function homeArea(op: Operation, code: string): Promise<number> {
  const area = await op.load(areaByCode, parseAreaCode(code));
  if (!area) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (area.level === 'CITY' || area.level === 'DISTRICT')
    refuse(UserErrorCode.INVALID_CHOICE, 'Name the town, community or grid cell of the home.', ['areaCode']);
  return area.code;
}

function assertPoint(latitude: number | null | undefined, longitude: number | null | undefined): void {
  if (((latitude ?? null) === null) !== ((longitude ?? null) === null))
    refuse(UserErrorCode.REQUIRED, 'Give both coordinates or none.', [latitude == null ? 'latitude' : 'longitude']);
  if (latitude != null && (latitude < -90 || latitude > 90))
    refuse(UserErrorCode.OUT_OF_RANGE, 'Degrees north lie between -90 and 90.', ['latitude']);
  if (longitude != null && (longitude < -180 || longitude > 180))
    refuse(UserErrorCode.OUT_OF_RANGE, 'Degrees east lie between -180 and 180.', ['longitude']);
}
