import { createHash } from 'node:crypto';
import { blindIndex } from '../../platform/vault/envelope.js';
import type { Keyring } from '../../platform/vault/keys.js';

/** The code that the first administrator types: only who can read the server's console knows it. The same in every process of an installation. */
export function setupCode(keyring: Keyring): string {
  return createHash('sha256')
    .update(blindIndex(keyring, 'setup', 'first administrator'))
    .digest('hex')
    .slice(0, 8)
    .toUpperCase();
}
