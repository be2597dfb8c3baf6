import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { blindIndex, seal, type SealedPlace } from '../../platform/vault/envelope.js';
import type { Keyring } from '../../platform/vault/keys.js';
import { Sex } from './enums.js';
import { identityTail, parseIdentityNumber, type IdentityNumber } from './identity-number.js';
import type { HouseholdMemberInput } from './inputs.js';
import { Person } from './person.js';

constraintMeans(
  'person_identity_known',
  UserErrorCode.MEMBER_ELSEWHERE,
  'A person with this identity number is recorded outside what you may see.',
  ['member', 'identityNumber'],
);

const TELEPHONE = /^\+?[\d\s()转#-]{5,30}$/u;

/** Where a person's identity number lies sealed. */
export function identityPlace(personId: string): SealedPlace {
  return { table: 'person', column: 'identity_sealed', rowId: personId };
}

/**
 * The columns that keep an identity number: sealed to its row, hashed for look-up, its last four characters.
 * @param hash its fingerprint, where the caller has it already
 */
export function identityColumns(
  keyring: Keyring,
  personId: string,
  number: string,
  hash = identityHash(keyring, number),
): { identitySealed: string; identityHash: string; identityTail: string } {
  return {
    identitySealed: seal(keyring, identityPlace(personId), number),
    identityHash: hash,
    identityTail: identityTail(number),
  };
}

/** The fingerprint under which an identity number of 18 characters is found. */
export function identityHash(keyring: Keyring, number: string): string {
  return blindIndex(keyring, 'person.identity', number);
}

/** A telephone number as it is stored; null for an empty text. @throws Refusal INVALID_FORMAT */
export function readPhone(text: string | null | undefined, field: string[]): string | null {
  const phone = text?.normalize('NFKC').trim() ?? '';
  if (phone === '') return null;
  if (!TELEPHONE.test(phone))
    refuse(UserErrorCode.INVALID_FORMAT, 'A telephone number has 5 to 30 digits, spaces, hyphens, brackets or an extension.', field);
  return phone;
}

/**
 * Records a person, or finds the one who bears the identity number.
 * @throws Refusal INVALID_FORMAT, IDENTITY_NUMBER_CHECK_DIGIT, OUT_OF_RANGE, INVALID_CHOICE (facts that contradict the number), SAME_PERSON (another name)
 */
export async function recordPerson(
  op: Operation,
  areaCode: number,
  input: HouseholdMemberInput,
  field: string[],
): Promise<{ id: string; name: string; phone: string | null }> {
  const name = input.name.trim();
  if (name === '') refuse(UserErrorCode.REQUIRED, 'A person has a name.', [...field, 'name']);
  const phone = readPhone(input.phone, [...field, 'phone']);
  const identity = readIdentity(op, input, field);
  if (identity) {
    const known = await op.manager.findOneBy(Person, { identityHash: identityHash(op.runtime.keyring, identity.number) });
    if (known) {
      if (known.name !== name)
        refuse(UserErrorCode.SAME_PERSON, 'The person with this identity number is recorded under another name.', [...field, 'name']);
      known.homeAreaCode = areaCode;
      known.phone = phone ?? known.phone;
      await op.manager.save(known);
      return { id: known.id, name, phone: known.phone };
    }
  }
  const id = newId();
  await op.manager.insert(Person, {
    id,
    name,
    sex: identity ? Sex[identity.sex] : (input.sex ?? null),
    birthDate: identity?.birthDate ?? birthDate(op, input.birthDate, field),
    ...(identity ? identityColumns(op.runtime.keyring, id, identity.number) : {}),
    phone,
    dialects: input.dialects ?? [],
    disabilityGrade: null,
    homeAreaCode: areaCode,
  });
  return { id, name, phone };
}

function readIdentity(op: Operation, input: HouseholdMemberInput, field: string[]): IdentityNumber | null {
  if (!input.identityNumber?.trim()) return null;
  const parsed = parseIdentityNumber(input.identityNumber, civilDate(op.now));
  if (!parsed.ok) refuse(UserErrorCode[parsed.code], parsed.message, [...field, 'identityNumber']);
  if (input.sex && input.sex !== Sex[parsed.value.sex])
    refuse(UserErrorCode.INVALID_CHOICE, 'The identity number says another sex.', [...field, 'sex']);
  if (input.birthDate && input.birthDate !== parsed.value.birthDate)
    refuse(UserErrorCode.INVALID_CHOICE, 'The identity number says another birth date.', [...field, 'birthDate']);
  return parsed.value;
}

function birthDate(op: Operation, day: string | undefined, field: string[]): string | null {
  if (!day) return null;
  if (day > civilDate(op.now) || day < '1860-01-01')
    refuse(UserErrorCode.OUT_OF_RANGE, 'The birth date is not possible.', [...field, 'birthDate']);
  return day;
}
