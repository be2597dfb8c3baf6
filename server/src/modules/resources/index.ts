import type { DomainModule } from '../../platform/graphql/module.js';
import { HouseholdResourceFields, ResourceFields, ResourceLinkFields } from './fields.js';
import { Resource, ResourceLink } from './resource.js';
import { ResourceResolver } from './resolver.js';

/** Resources: who offers what, promised to whom, delivered, and what it came to. */
export const resourcesModule: DomainModule = {
  name: 'resources',
  entities: [Resource, ResourceLink],
  resolvers: [ResourceResolver, ResourceFields, ResourceLinkFields, HouseholdResourceFields],
};
