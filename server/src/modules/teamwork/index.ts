import type { DomainModule } from '../../platform/graphql/module.js';
import { MyTeamFields, TeamworkResolver, TeamVisitFields } from './resolver.js';

/** What members of a team know of each other. */
export const teamworkModule: DomainModule = {
  name: 'teamwork',
  entities: [],
  resolvers: [TeamworkResolver, MyTeamFields, TeamVisitFields],
};
