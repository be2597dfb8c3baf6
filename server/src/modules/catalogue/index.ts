import type { DomainModule } from '../../platform/graphql/module.js';
import { QualificationType, ServiceType, Skill } from './catalogue.js';
import { CatalogueResolver, ServiceTypeFields } from './resolver.js';

export { QualificationType, ServiceType, Skill, TeamKind } from './catalogue.js';
export { SERVICES, SKILLS } from './seed.js';
export { loadCodes, qualificationTypeByCode, serviceTypeByCode, skillByCode } from './loaders.js';

/** The catalogue of services, skills and kinds of qualification. */
export const catalogueModule: DomainModule = {
  name: 'catalogue',
  entities: [Skill, QualificationType, ServiceType],
  resolvers: [CatalogueResolver, ServiceTypeFields],
};
