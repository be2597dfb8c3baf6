import type { DomainModule } from '../../platform/graphql/module.js';
import { Case } from './case.js';
import { CaseEvent } from './events.js';
import { CaseEventFields, CaseFields, HouseholdCaseFields } from './fields.js';
import { CaseResolver } from './resolver.js';

export { Case } from './case.js';
export { caseById, openCaseByHousehold } from './loaders.js';
export { caseNumber, openCase } from './open.js';

/** Cases: one worker answers for what a household needs. */
export const casesModule: DomainModule = {
  name: 'cases',
  entities: [Case, CaseEvent],
  resolvers: [CaseResolver, CaseFields, CaseEventFields, HouseholdCaseFields],
};
