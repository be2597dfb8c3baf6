import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { Relation } from './enums.js';
import type { HouseholdMemberAddInput, HouseholdMemberRemoveInput } from './inputs.js';
import { HouseholdMembership } from './person.js';
import { recordPerson } from './persons.js';
import { lockHousehold, refreshHousehold } from './refresh.js';

constraintMeans('membership_one_household', UserErrorCode.MEMBER_ELSEWHERE, 'This person belongs to a household at that time.', ['member']);
constraintMeans('membership_one_head', UserErrorCode.DUPLICATE, 'The household has another head at that time.', ['member', 'relation']);

/**
 * A person joins a household. Somebody who is already a member and joins as HEAD takes over; the head until then stays as OTHER.
 * @throws Refusal NOT_FOUND, OUT_OF_RANGE (a day to come), MEMBER_ELSEWHERE, SAME_PERSON, and those of identity numbers
 */
export async function addMember(op: Operation, input: HouseholdMemberAddInput): Promise<string> {
  const household = await lockHousehold(op, input.householdId, ['householdId']);
  await once(op, input.requestId, 'householdMemberAdd', input, async () => {
    const from = pastDay(op, input.from, ['from']);
    const { id: personId } = await recordPerson(op, household.areaCode, input.member, ['member']);
    if (input.member.relation === Relation.HEAD) await stepDown(op, household.id, personId, from);
    await op.manager.insert(HouseholdMembership, {
      id: newId(),
      householdId: household.id,
      personId,
      relation: input.member.relation,
      from,
      until: null,
    });
    await refreshHousehold(op, household);
    return household.id;
  });
  return household.id;
}

/**
 * A person leaves a household.
 * @throws Refusal NOT_FOUND, OUT_OF_RANGE, NOT_ALLOWED for a head while others remain: name the new head first
 */
export async function removeMember(op: Operation, input: HouseholdMemberRemoveInput): Promise<string> {
  const membership = await op.manager.findOneBy(HouseholdMembership, { id: input.membershipId });
  if (!membership) refuse(UserErrorCode.NOT_FOUND, 'No such membership.', ['membershipId']);
  const household = await lockHousehold(op, membership.householdId, ['membershipId']);
  const until = pastDay(op, input.until, ['until']);
  if (membership.until !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This membership has ended.', ['membershipId']);
  if (until < membership.from) refuse(UserErrorCode.OUT_OF_RANGE, 'The person joined later than that.', ['until']);
  if (membership.relation === Relation.HEAD && household.memberCount > 1)
    refuse(UserErrorCode.NOT_ALLOWED, 'Record the new head before the present one leaves.', ['membershipId']);
  await op.rows('update household_membership set until = $2::date where id = $1 returning id', [membership.id, until]);
  await refreshHousehold(op, household);
  return household.id;
}

/** Ends the present head's time as head, and the successor's own time in another relation. */
async function stepDown(op: Operation, householdId: string, successorId: string, from: string): Promise<void> {
  const ended = await op.rows<{ person_id: string; relation: Relation }>(
    `update household_membership set until = $3::date where household_id = $1 and until is null and (relation = 'HEAD' or person_id = $2) and "from" < $3::date returning person_id, relation`,
    [householdId, successorId, from],
  );
  const before = ended.find((membership) => membership.relation === Relation.HEAD && membership.person_id !== successorId);
  if (before)
    await op.manager.insert(HouseholdMembership, {
      id: newId(),
      householdId,
      personId: before.person_id,
      relation: Relation.OTHER,
      from,
      until: null,
    });
}

/** A civil day up to today; today when none is given. @throws Refusal OUT_OF_RANGE */
export function pastDay(op: Operation, day: string | undefined, field: string[]): string {
  const today = civilDate(op.now);
  if (day && day > today) refuse(UserErrorCode.OUT_OF_RANGE, 'The day is still to come.', field);
  return day ?? today;
}
