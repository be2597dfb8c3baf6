import type { DomainModule } from '../../platform/graphql/module.js';
import { AssistanceStatus } from './assistance-status.js';
import { Consent } from './consent.js';
import { HouseholdFields } from './fields.js';
import { Household } from './household.js';
import { HouseholdMutations } from './mutations.js';
import { ConsentFields, MembershipFields, PersonFields } from './person-fields.js';
import { HouseholdMembership, Person } from './person.js';
import { HouseholdResolver } from './resolver.js';

export { CONSENT_TEXT_VERSION } from './consent.js';
export { HardshipTag, Programme, Relation, Sex } from './enums.js';
export { Household } from './household.js';
export { identityCheckCharacter, maskIdentity, parseIdentityNumber } from './identity-number.js';
export { householdById, personById } from './loaders.js';
export { maskAddress, maskName, maskPhone } from './masking.js';
export { Person } from './person.js';
export { identityColumns, identityHash, identityPlace, readPhone } from './persons.js';
export { HouseholdConnection } from './payloads.js';
export { householdTokens } from './search.js';
export { createHousehold, householdNumber } from './service.js';

/** Households, persons and the dated facts about them. */
export const householdsModule: DomainModule = {
  name: 'households',
  entities: [Household, Person, HouseholdMembership, AssistanceStatus, Consent],
  resolvers: [HouseholdResolver, HouseholdMutations, HouseholdFields, PersonFields, MembershipFields, ConsentFields],
};
