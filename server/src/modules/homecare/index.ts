import type { DomainModule } from '../../platform/graphql/module.js';
import { AbilityAssessment, AbilityScale } from './ability.js';
import { CareArrangement, CareHours, CareQualityCheck, CareSlot } from './arrangement.js';
import { AbilityFields, ArrangementFields, HoursFields, HouseholdHomecareFields, QualityFields } from './fields.js';
import { HomecareResolver } from './resolver.js';

/** Care for disabled people in hardship: assessment by a versioned scale, week, hours, quality. */
export const homecareModule: DomainModule = {
  name: 'homecare',
  entities: [AbilityScale, AbilityAssessment, CareArrangement, CareSlot, CareHours, CareQualityCheck],
  resolvers: [HomecareResolver, AbilityFields, ArrangementFields, HoursFields, QualityFields, HouseholdHomecareFields],
};
