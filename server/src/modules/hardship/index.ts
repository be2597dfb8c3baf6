import type { DomainModule } from '../../platform/graphql/module.js';
import { CareCheck, CareCheckItem, CareEvidence, DispersedCare, DispersedVisit } from './care.js';
import { CareFields, CareVisitFields, CheckFields, EvidenceFields, HouseholdCareFields } from './fields.js';
import { HardshipResolver } from './resolver.js';

/** Dispersed care of persons in extreme hardship: the five things, visits by rule, the checklist. */
export const hardshipModule: DomainModule = {
  name: 'hardship',
  entities: [DispersedCare, CareEvidence, DispersedVisit, CareCheckItem, CareCheck],
  resolvers: [HardshipResolver, CareFields, EvidenceFields, CareVisitFields, CheckFields, HouseholdCareFields],
};
