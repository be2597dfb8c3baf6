import { randomBytes } from 'node:crypto';

/** A seed that nobody can guess: 32 random bytes in hex. */
export function newSeed(): string {
  return randomBytes(32).toString('hex');
}
