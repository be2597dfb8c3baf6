import { batched, byKey, manyBy } from '../../platform/database/loaders.js';
import { Account, Organisation, RoleGrant } from './account.js';

/** An account by id. */
export const accountById = byKey<Account>(() => Account);
/** An organisation by id. */
export const organisationById = byKey<Organisation>(() => Organisation);
/** The roles of an account. */
export const grantsByAccount = manyBy<RoleGrant>(() => RoleGrant, 'accountId', 't.role, t.id');

/** The name that colleagues see of an account; null for whoever is not staff. Nothing else of the account is shown this way. */
export const accountName = batched<string, string | null>(async (op, ids) => {
  const rows = await op.rows<{ name: string | null }>(
    'select app.display_name(k.id) as name from unnest($1::uuid[]) with ordinality k (id, n) order by k.n',
    [ids],
  );
  return rows.map((row) => row.name);
});
