import { randomBytes } from 'node:crypto';
import { open, seal, type SealedPlace } from './envelope.js';
import { VaultError } from './errors.js';
import { createKeyring, type Keyring } from './keys.js';

/**
 * Envelope encryption: a data key seals what belongs together, and lies beside it wrapped by the server's key. Changing
 * the server's key wraps data keys anew; destroying one wrapped key makes everything under it unreadable.
 */

/** Where a wrapped data key lives; its row's id is the data key's. */
export type DataKeyPlace = Omit<SealedPlace, 'version'>;

/** Bytes of a data key. */
const LENGTH = 32;

/** A fresh data key, wrapped under the current key for its place. */
export function dataKey(keyring: Keyring, place: DataKeyPlace): string {
  return seal(keyring, place, randomBytes(LENGTH).toString('base64'));
}

/** Seals under a wrapped data key; the sealed value names the data key. @throws VaultError when the data key cannot be opened */
export function sealUnder(keyring: Keyring, keyPlace: DataKeyPlace, wrapped: string, place: SealedPlace, text: string): string {
  return seal(unwrap(keyring, keyPlace, wrapped), place, text);
}

/** Opens what a wrapped data key sealed. @throws VaultError KEY_UNAVAILABLE, MALFORMED or NOT_AUTHENTIC */
export function openUnder(keyring: Keyring, keyPlace: DataKeyPlace, wrapped: string, place: SealedPlace, sealed: string): string {
  const inner = unwrap(keyring, keyPlace, wrapped);
  try {
    return open(inner, place, sealed);
  } catch (error) {
    // The data key is at hand: a value that names another one was moved here from elsewhere.
    if (error instanceof VaultError && error.code === 'KEY_UNAVAILABLE')
      throw new VaultError('NOT_AUTHENTIC', 'the sealed value belongs to another data key');
    throw error;
  }
}

function unwrap(keyring: Keyring, place: DataKeyPlace, wrapped: string): Keyring {
  const key = Buffer.from(open(keyring, place, wrapped), 'base64');
  if (key.length !== LENGTH) throw new VaultError('MALFORMED', 'not a data key');
  const id = place.rowId.replaceAll('-', '');
  return createKeyring({ keys: { [id]: key }, current: id, index: id });
}
