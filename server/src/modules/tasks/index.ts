import type { DomainModule } from '../../platform/graphql/module.js';
import { DueItemFields, HouseholdNeedFields, NeedFields } from './fields.js';
import { ServiceNeed } from './need.js';
import { NeedResolver } from './resolver.js';

export { firstNeeds, needsOfHousehold } from './by-household.js';
export { needById } from './loaders.js';
export { PriorityTier, ServiceNeed } from './need.js';
export { ServiceNeedConnection, Today } from './payloads.js';
export { needNumber, openNeed } from './service.js';

/** What households need, and by when. */
export const tasksModule: DomainModule = {
  name: 'tasks',
  entities: [ServiceNeed],
  resolvers: [NeedResolver, NeedFields, DueItemFields, HouseholdNeedFields],
};
