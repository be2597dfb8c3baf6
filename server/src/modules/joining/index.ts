import type { DomainModule } from '../../platform/graphql/module.js';
import { VolunteerAgreement, VolunteerApplication } from './application.js';
import { JoiningResolver, VolunteerApplicationFields } from './resolver.js';

/** How people become volunteers. */
export const joiningModule: DomainModule = {
  name: 'joining',
  entities: [VolunteerAgreement, VolunteerApplication],
  resolvers: [JoiningResolver, VolunteerApplicationFields],
};
