import type { DomainModule } from '../../platform/graphql/module.js';
import { DutyAnswered } from './duty.js';
import { LeavingResolver, VolunteerDutyField, VolunteerDutyFields } from './resolver.js';

/** Volunteers who go leave no duty behind. */
export const leavingModule: DomainModule = {
  name: 'leaving',
  entities: [DutyAnswered],
  resolvers: [LeavingResolver, VolunteerDutyField, VolunteerDutyFields],
};
