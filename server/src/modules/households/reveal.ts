import { civilDate } from '../../platform/clock.js';
import { logAccess } from '../../platform/access/log-access.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { open } from '../../platform/vault/envelope.js';
import type { Household } from './household.js';
import type { HouseholdRevealInput } from './inputs.js';
import { householdById } from './loaders.js';
import { HouseholdClear, PersonClear } from './payloads.js';
import { identityPlace } from './persons.js';

interface ClearRow {
  id: string;
  name: string;
  sealed: string | null;
  birthDate: string | null;
  phone: string | null;
}

/**
 * The clear text of a household, after who, when and why stands in the access log of the same transaction: without the
 * entry nothing is read, and an answer never leaves before its commit.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, REASON_REQUIRED
 */
export async function revealHousehold(
  op: Operation,
  input: HouseholdRevealInput,
): Promise<{ household: Household; clear: HouseholdClear }> {
  const household = await op.load(householdById, input.id);
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', ['id']);
  if (!op.actor.can('household:reveal', household.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'Your role does not show clear text here.');
  await logAccess(op, 'household', household.id, input.purpose);
  const rows = await op.rows<ClearRow>(
    `select p.id, p.name, p.identity_sealed sealed, p.birth_date "birthDate", p.phone from household_membership m join person p on p.id = m.person_id
     where m.household_id = $1 and (m.until is null or m.until > $2::date) order by m.relation <> 'HEAD', m."from", m.id`,
    [household.id, civilDate(op.now)],
  );
  const members = rows.map(({ id, name, sealed, birthDate, phone }) => {
    const identityNumber = sealed === null ? null : open(op.runtime.keyring, identityPlace(id), sealed);
    return Object.assign(new PersonClear(), { personId: id, name, identityNumber, birthDate, phone });
  });
  const clear = Object.assign(new HouseholdClear(), {
    headName: household.headName,
    address: household.address,
    phone: household.phone,
    members,
  });
  return { household, clear };
}
