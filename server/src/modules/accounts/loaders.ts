import { byKey, manyBy } from '../../platform/database/loaders.js';
import { Account, Organisation, RoleGrant } from './account.js';

/** An account by id. */
export const accountById = byKey<Account>(() => Account);
/** An organisation by id. */
export const organisationById = byKey<Organisation>(() => Organisation);
/** The roles of an account. */
export const grantsByAccount = manyBy<RoleGrant>(() => RoleGrant, 'accountId', 't.role, t.id');
