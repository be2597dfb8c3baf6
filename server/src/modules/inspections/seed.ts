import { randomBytes } from 'node:crypto';
import type { Operation } from '../../platform/database/operation.js';
import { seal, type SealedPlace } from '../../platform/vault/envelope.js';
import { sha256 } from './sample.js';

/** A seed that nobody can guess, 32 random bytes in hex: its fingerprint to commit, and itself sealed for its place until it is revealed. */
export function commitSeed(op: Operation, place: SealedPlace): { seedHash: string; seedSealed: string } {
  const seed = randomBytes(32).toString('hex');
  return { seedHash: sha256(seed), seedSealed: seal(op.runtime.keyring, place, seed) };
}
