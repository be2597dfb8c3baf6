import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { once } from '../../platform/graphql/mutation.js';
import { parseAreaCode } from '../areas/index.js';
import { Account, AccountState, RoleGrant } from './account.js';
import type { AccountCreateInput, AccountDisableInput, FirstAdminCreateInput, PasswordChangeInput } from './inputs.js';
import { setupCode } from './setup-code.js';
import { assertPassword, hashPassword, passwordMatches } from './password.js';
import { signOut } from './sessions.js';

constraintMeans('account_username_taken', UserErrorCode.DUPLICATE, 'This user name is taken.', ['username']);

/** Makes the first administrator of an empty system. @throws Refusal NOT_ALLOWED with a wrong code or when accounts exist */
export async function createFirstAdmin(op: Operation, input: FirstAdminCreateInput): Promise<void> {
  if (input.setupCode.trim().toUpperCase() !== setupCode(op.runtime.keyring))
    refuse(UserErrorCode.NOT_ALLOWED, 'The set-up code is not the one that the server printed.', ['setupCode']);
  assertPassword(input.password, input.username, ['password']);
  const id = newId();
  const made = await op.row<{ made: boolean }>('select app.first_admin($1, $2, $3, $4, $5) as made', [
    id,
    newId(),
    input.username,
    input.displayName,
    await hashPassword(input.password),
  ]);
  if (!made?.made) refuse(UserErrorCode.NOT_ALLOWED, 'The system already has an administrator.');
}

/** Makes an account with its roles. @throws Refusal DUPLICATE, WEAK_PASSWORD, REQUIRED, NOT_ALLOWED (a wider area than the actor's own) */
export async function createAccount(op: Operation, input: AccountCreateInput): Promise<string> {
  assertPassword(input.password, input.username, ['password']);
  if (input.grants.length === 0) refuse(UserErrorCode.REQUIRED, 'An account needs at least one role.', ['grants']);
  const { password, ...rest } = input;
  return once(op, input.requestId, 'accountCreate', rest, async () => {
    const id = newId();
    const passwordHash = await hashPassword(password);
    await op.manager.insert(Account, {
      id,
      username: input.username.toLowerCase(),
      displayName: input.displayName,
      passwordHash,
      state: AccountState.ACTIVE,
      createdAt: op.now,
    });
    for (const grant of input.grants) {
      const areaCode = grant.areaCode ? parseAreaCode(grant.areaCode) : null;
      await op.manager.insert(RoleGrant, {
        id: newId(),
        accountId: id,
        role: grant.role,
        areaCode,
        organisationId: grant.organisationId ?? null,
        createdAt: op.now,
      });
    }
    if (input.volunteerId) {
      const linked = await op.rows('update volunteer set account_id = $2 where id = $1 and account_id is null returning id', [
        input.volunteerId,
        id,
      ]);
      if (linked.length === 0) refuse(UserErrorCode.NOT_FOUND, 'No volunteer without an account has this id.', ['volunteerId']);
    }
    return id;
  });
}

/** Disables an account and ends its sessions. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED (one's own) */
export async function disableAccount(op: Operation, input: AccountDisableInput): Promise<void> {
  // The lock asks the policy of updates too: an account beyond the administrator's area is not found.
  const account = await op.manager.findOne(Account, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!account) refuse(UserErrorCode.NOT_FOUND, 'No such account.', ['id']);
  assertVersion(account, input.expectedVersion);
  if (account.id === op.accountId) refuse(UserErrorCode.NOT_ALLOWED, 'You cannot disable yourself.', ['id']);
  account.state = AccountState.DISABLED;
  await op.manager.save(account);
  await op.rows('update session set ended_at = $2 where account_id = $1 and ended_at is null returning id', [account.id, op.now]);
}

/** Changes the viewer's password and ends the other sessions. @throws Refusal BAD_CREDENTIALS, WEAK_PASSWORD */
export async function changePassword(op: Operation, input: PasswordChangeInput): Promise<void> {
  const account = await op.row<{ username: string; password_hash: string }>('select username, password_hash from account where id = $1', [
    op.accountId,
  ]);
  if (!(await passwordMatches(account?.password_hash ?? null, input.currentPassword)))
    refuse(UserErrorCode.BAD_CREDENTIALS, 'The present password is wrong.', ['currentPassword']);
  assertPassword(input.newPassword, account?.username ?? '', ['newPassword']);
  await op.rows('update account set password_hash = $2, version = version + 1 where id = $1 returning id', [
    op.accountId,
    await hashPassword(input.newPassword),
  ]);
  await signOut(op, 'others');
}

/** A page of accounts by user name. */
export function listAccounts(op: Operation, args: PageArgs, text?: string): Promise<Page<Account>> {
  const pattern = `%${(text ?? '').toLowerCase().replace(/[%_\\]/g, '\\$&')}%`;
  const where = new Where().and('(a.username like ? or lower(a.display_name) like ?)', pattern, pattern);
  return entityPage(op, Account, 'a', { where, by: ['username'] }, args);
}
