import { civilDate } from '../../platform/clock.js';
import { alongside, batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import { AssistanceStatus } from './assistance-status.js';
import { Consent } from './consent.js';
import { Household } from './household.js';
import { HouseholdMembership, Person } from './person.js';

/** A household by id; null where it does not exist for the actor. */
export const householdById = byKey<Household>(() => Household);
/** A person by id; null where it does not exist for the actor. */
export const personById = byKey<Person>(() => Person);
/** Programmes of a household over time, newest first. */
export const statusesByHousehold = manyBy<AssistanceStatus>(() => AssistanceStatus, 'householdId', 't."from" desc, t.id');
/** Consents of a household over time, newest first. */
export const consentsByHousehold = manyBy<Consent>(() => Consent, 'householdId', 't.granted_on desc, t.id');

/**
 * Members of a household: present ones first, the head before all. A volunteer sees the household it goes to but
 * not the persons in it, hence the join: a membership is shown where its person is.
 */
export const membersByHousehold = batched<string, HouseholdMembership[]>(async (op, keys) => {
  const rows = await op.rows<HouseholdMembership>(
    `select ${columns(op, HouseholdMembership, 'm')} from household_membership m join person p on p.id = m.person_id where m.household_id = any ($1::uuid[])
     order by m.relation <> 'HEAD', m."from", m.id`,
    [keys],
  );
  const today = civilDate(op.now);
  const left = ({ until }: HouseholdMembership): number => Number(until !== null && until <= today);
  const groups = groupBy(rows, 'householdId');
  return keys.map((key) => (groups.get(key) ?? []).sort((a, b) => left(a) - left(b)));
});

alongside(householdById, 'Household.members', membersByHousehold);
alongside(householdById, 'Household.statuses', statusesByHousehold);
alongside(householdById, 'Household.consents', consentsByHousehold);
