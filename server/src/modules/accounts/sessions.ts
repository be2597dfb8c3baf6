import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { FieldError, userError, UserErrorCode, type UserError } from '../../platform/errors/user-error.js';
import type { SessionSignInInput } from './inputs.js';
import { passwordMatches } from './password.js';

/** Wrong passwords from one source for one name before it must wait. */
const FREE_FAILURES = 5;
/** How long it must wait, in milliseconds. Other sources of the same name are not held up. */
const WAIT_MS = 15 * 60_000;

/** What is stored of a session token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Signs in: checks the password, opens a session, sets its cookie and goes on as that account.
 * Returns the refusals instead of throwing them, because a failure must be counted and not rolled back.
 */
export async function signIn(op: Operation, input: SessionSignInInput): Promise<UserError[]> {
  const source = op.reply?.source ?? 'unknown';
  const candidate = await op.row<{
    account_id: string | null;
    password_hash: string | null;
    failures: number;
    last_failure_at: Date | null;
  }>('select * from app.sign_in_candidate($1, $2)', [input.username, source]);
  const waitsUntil = (candidate?.last_failure_at?.getTime() ?? 0) + WAIT_MS;
  if (candidate && candidate.failures >= FREE_FAILURES && waitsUntil > op.now.getTime()) {
    return [
      userError(FieldError, { code: UserErrorCode.TOO_MANY_ATTEMPTS, message: 'Too many wrong passwords from here; wait 15 minutes.' }),
    ];
  }
  if (!(await passwordMatches(candidate?.password_hash ?? null, input.password)) || !candidate?.account_id) {
    await op.rows('select app.sign_in_failed($1, $2, $3)', [input.username, source, op.now]);
    return [
      userError(FieldError, { code: UserErrorCode.BAD_CREDENTIALS, message: 'User name or password is wrong.', field: ['password'] }),
    ];
  }
  const token = randomBytes(32).toString('base64url');
  const hours = await op.row<{ value: number }>("select app.parameter('session.hours', null, app.today()) as value");
  const until = new Date(op.now.getTime() + (hours?.value ?? 12) * 3_600_000);
  await op.rows('select app.session_open($1, $2, $3, $4, $5, $6, $7)', [
    newId(),
    candidate.account_id,
    tokenHash(token),
    op.reply?.device ?? null,
    op.now,
    until,
    source,
  ]);
  op.reply?.setSessionToken(token, until);
  await op.become(candidate.account_id);
  return [];
}

/** Ends the present session, or every session of the account. Returns how many ended. */
export async function signOut(op: Operation, which: 'this' | 'all' | 'others'): Promise<number> {
  const { sessionId } = op.actor;
  const condition = { this: 'id = $2', others: 'id is distinct from $2', all: '(id = $2 or true)' }[which];
  const ended = await op.rows(`update session set ended_at = $3 where account_id = $1 and ended_at is null and ${condition} returning id`, [
    op.accountId,
    sessionId,
    op.now,
  ]);
  if (which !== 'others') op.reply?.setSessionToken(null);
  return ended.length;
}
