import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { randomPart } from '../random.js';
import { VaultError } from './errors.js';
import type { Keyring } from './keys.js';

/** Where a sealed value lives. It opens there and nowhere else, so that swapping two rows' values is noticed. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  /** Version of the row's text, where versions are kept; binds the value so that an older one cannot be put back. */
  readonly version?: number;
}

/** Format 1: AES-256-GCM, 96-bit random nonce, 128-bit tag. Random nonces are safe for 2^32 values a key: rotate before. */
const ALGORITHM = 'a256gcm';
const FORMAT = /^fm1\.([a-z0-9]+)\.([a-z0-9]{1,32})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{22})$/;

/** JSON keeps the parts apart whatever characters they contain. */
function associatedData(keyId: string, place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([ALGORITHM, keyId, place.table, place.column, place.rowId, place.version ?? null]));
}

/** Seals a text under the current key: `fm1.<algorithm>.<key id>.<nonce>.<cipher text>.<tag>`, parts in base64url. */
export function seal(keyring: Keyring, place: SealedPlace, text: string): string {
  const keyId = keyring.currentKeyId;
  const nonce = randomPart(12);
  const cipher = createCipheriv('aes-256-gcm', keyring.sealingKey(keyId), nonce, { authTagLength: 16 });
  cipher.setAAD(associatedData(keyId, place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['fm1', ALGORITHM, keyId, ...[nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

function partsOf(sealed: string): { keyId: string; nonce: Buffer; body: Buffer; tag: Buffer } {
  const [, algorithm, keyId, nonce, body, tag] = FORMAT.exec(sealed) ?? [];
  if (algorithm !== ALGORITHM || keyId === undefined || nonce === undefined || body === undefined || tag === undefined) {
    throw new VaultError('MALFORMED', 'not a sealed value of a known format');
  }
  const [nonceBytes, bodyBytes, tagBytes] = [nonce, body, tag].map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
  return { keyId, nonce: nonceBytes, body: bodyBytes, tag: tagBytes };
}

/**
 * Opens a sealed text.
 * @throws VaultError `KEY_UNAVAILABLE`, `MALFORMED` or `NOT_AUTHENTIC`
 */
export function open(keyring: Keyring, place: SealedPlace, sealed: string): string {
  const { keyId, nonce, body, tag } = partsOf(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyring.sealingKey(keyId), nonce, { authTagLength: 16 });
  decipher.setAAD(associatedData(keyId, place));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    throw new VaultError('NOT_AUTHENTIC', 'the sealed value does not belong here or was altered');
  }
}

/**
 * A sealed text under the current key: as it is, or sealed anew where an older key sealed it.
 * @throws VaultError `KEY_UNAVAILABLE`, `MALFORMED` or `NOT_AUTHENTIC`
 */
export function renewed(keyring: Keyring, place: SealedPlace, sealed: string): string {
  return sealed.startsWith(`fm1.${ALGORITHM}.${keyring.currentKeyId}.`) ? sealed : seal(keyring, place, open(keyring, place, sealed));
}

/** The same, or nothing for a text that cannot be opened: a rotation leaves it as it is. */
export function renewedOrNone(keyring: Keyring, place: SealedPlace, sealed: string): string[] {
  try {
    return [renewed(keyring, place, sealed)];
  } catch (error) {
    if (error instanceof VaultError) return [];
    throw error;
  }
}

/** Id of the key that a sealed value needs: for counting what a rotation still has to reseal. @throws VaultError `MALFORMED` */
export function keyIdOf(sealed: string): string {
  return partsOf(sealed).keyId;
}

/**
 * A keyed fingerprint for exact lookup and uniqueness of a secret that has few possible values (an identity number can be
 * guessed through, so a plain hash would give it away). Equal texts under the same purpose give equal fingerprints.
 * @param purpose names the kind of secret, so that fingerprints of different kinds cannot be joined.
 * @param text already normalised by the caller.
 */
export function blindIndex(keyring: Keyring, purpose: string, text: string): string {
  const mac = createHmac('sha256', keyring.indexKey)
    .update(JSON.stringify([purpose, text]))
    .digest('base64url');
  return `${keyring.indexKeyId}.${mac}`;
}
