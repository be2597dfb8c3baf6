import type { DomainModule } from '../../platform/graphql/module.js';
import { HouseholdReliefFields, ObligationFields, ReliefFields } from './fields.js';
import { EmergencyRelief, Obligation } from './relief.js';
import { ReliefResolver } from './resolver.js';

/** Green channel: help within 24 hours, and paperwork that cannot be forgotten. */
export const reliefModule: DomainModule = {
  name: 'relief',
  entities: [EmergencyRelief, Obligation],
  resolvers: [ReliefResolver, ReliefFields, ObligationFields, HouseholdReliefFields],
};
