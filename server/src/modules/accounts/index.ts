import type { DomainModule } from '../../platform/graphql/module.js';
import { Account, Organisation, RoleGrant, Session } from './account.js';
import { AccountFields, OrganisationFields, RoleGrantFields, SessionFields, ViewerFields } from './fields.js';
import { AccountResolver } from './resolver.js';
import { SystemResolver } from './system.js';

export { Account, Organisation } from './account.js';
export { accountById, accountName, organisationById } from './loaders.js';
export { hashPassword } from './password.js';
export { Viewer } from './payloads.js';
export { tokenHash } from './sessions.js';
export { setupCode } from './setup-code.js';
export { DEMO_PASSWORD } from './system.js';

/** People who sign in, their roles and sessions. */
export const accountsModule: DomainModule = {
  name: 'accounts',
  entities: [Account, Organisation, RoleGrant, Session],
  resolvers: [AccountResolver, SystemResolver, AccountFields, RoleGrantFields, OrganisationFields, ViewerFields, SessionFields],
};
