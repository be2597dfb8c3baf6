import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { Relation } from './enums.js';
import { Household } from './household.js';
import { householdTokens } from './search.js';

/**
 * Loads a household and holds it until the operation ends, so that two changes of its members follow one another.
 * @throws Refusal NOT_FOUND where the actor may not change it either
 */
export async function lockHousehold(op: Operation, id: string, field: string[]): Promise<Household> {
  const household = await op.manager.findOne(Household, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!household) refuse(UserErrorCode.NOT_FOUND, 'No such household.', field);
  return household;
}

/** Brings what a household derives from its members up to date: name of the head, their number, search tokens, version. */
export async function refreshHousehold(
  op: Operation,
  household: Pick<Household, 'id' | 'number' | 'address' | 'phone' | 'headName'>,
): Promise<void> {
  const people = await op.rows<{ name: string; phone: string | null; relation: Relation }>(
    'select p.name, p.phone, m.relation from household_membership m join person p on p.id = m.person_id where m.household_id = $1 and (m.until is null or m.until > $2::date) order by m.id',
    [household.id, civilDate(op.now)],
  );
  const headName = people.find((person) => person.relation === Relation.HEAD)?.name ?? household.headName;
  const search = householdTokens({
    number: household.number,
    head: headName,
    names: people.map((person) => person.name),
    address: household.address,
    phones: [household.phone, ...people.map((person) => person.phone)],
  });
  await op.rows(
    'update household set head_name = $2, member_count = $3, search = $4::text[], updated_at = $5, version = version + 1 where id = $1 returning id',
    [household.id, headName, people.length, search, op.now],
  );
}

/** Marks a household as changed when a fact that hangs on it changed. */
export async function touchHousehold(op: Operation, id: string): Promise<void> {
  await op.rows('update household set updated_at = $2, version = version + 1 where id = $1 returning id', [id, op.now]);
}
