import { hash, verify } from '@node-rs/argon2';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';

/** Shortest password, in characters; the length that NIST SP 800-63B asks for at least where a second factor may be added. */
const MIN_LENGTH = 10;

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** A hash of nothing that anyone knows, so that an unknown name costs the same time as a wrong password. */
const decoy = hash(Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 97 + 13) % 256)));

/** Whether the password is right; takes the same time when the account does not exist. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await decoy), password);
  return stored !== null && right;
}

/** @throws Refusal WEAK_PASSWORD when too short, too long, or the user name itself */
export function assertPassword(password: string, username: string, field: string[]): void {
  if (password.length < MIN_LENGTH || password.length > 200 || password.toLowerCase().includes(username.toLowerCase())) {
    refuse(UserErrorCode.WEAK_PASSWORD, `A password has at least ${MIN_LENGTH} characters and does not contain the user name.`, field);
  }
}
