import type { DomainModule } from '../../platform/graphql/module.js';
import { PolicyParameter } from './parameter.js';
import { PolicyResolver } from './resolver.js';

export { Residence } from './parameter.js';
export { recordParameter } from './service.js';

/** Numbers of policy as dated, twice-timed data. */
export const policiesModule: DomainModule = { name: 'policies', entities: [PolicyParameter], resolvers: [PolicyResolver] };
