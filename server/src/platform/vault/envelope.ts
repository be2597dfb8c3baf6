import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Keyring } from './keyring.js';

/** The place a sealed value belongs to: it opens nowhere else. */
export interface Place {
  table: string;
  column: string;
  rowId: string;
}

/** A sealed value whose key this server does not hold. */
export class KeyUnavailable extends Error {
  constructor(keyId: string) {
    super(`key ${keyId} is unavailable`);
  }
}

/** Seals a text with AES-256-GCM, bound to its place. Form: `g1:keyId:nonce:tag:ciphertext`, base64url. */
export function seal(keyring: Keyring, place: Place, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(keyring, keyring.current), nonce).setAAD(bind(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['g1', keyring.current, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(':');
}

/**
 * Opens a sealed text.
 * @throws KeyUnavailable when its key is not in the ring; Error when it was altered or moved
 */
export function open(keyring: Keyring, place: Place, value: string): string {
  const [algorithm, keyId = '', nonce = '', tag = '', sealed = ''] = value.split(':');
  if (algorithm !== 'g1') throw new Error(`unknown sealing algorithm ${algorithm}`);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keyring, keyId), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    .setAAD(bind(place))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return decipher.update(Buffer.from(sealed, 'base64url')).toString('utf8') + decipher.final('utf8');
}

/** Keyed hash for exact look-up of a value that is stored sealed. */
export function blindIndex(keyring: Keyring, value: string): Buffer {
  return createHmac('sha256', keyring.indexKey).update(value).digest();
}

function bind({ table, column, rowId }: Place): Buffer {
  return Buffer.from(`${table}\u0000${column}\u0000${rowId}`);
}

function keyOf(keyring: Keyring, id: string): Buffer {
  const key = keyring.keys.get(id);
  if (!key) throw new KeyUnavailable(id);
  return key;
}
