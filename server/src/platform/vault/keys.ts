import { hkdfSync } from 'node:crypto';
import { VaultError } from './errors.js';

/** Key material as the operator keeps it. All keys are 32 random bytes; ids are short and public. */
export interface KeyMaterial {
  readonly keys: Readonly<Record<string, Uint8Array>>;
  /** Id of the key that seals new values; the others only open. */
  readonly current: string;
  /** Id of the key behind exact lookup. It outlives rotations of `current`, because every stored index hangs on it. */
  readonly index: string;
}

/** Purpose keys derived from the material, ready to use. */
export interface Keyring {
  readonly currentKeyId: string;
  /** Ids of all keys that it holds. */
  readonly keyIds: readonly string[];
  readonly indexKeyId: string;
  /** @throws VaultError `KEY_UNAVAILABLE` */
  sealingKey(keyId: string): Buffer;
  readonly indexKey: Buffer;
}

const KEY_ID = /^[a-z0-9]{1,32}$/;

/** Sealing and lookup never share a key, although they may share the material it comes from. */
function derive(material: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', material, new Uint8Array(), `finemesh/${purpose}/1`, 32));
}

/** Checks the material and derives the purpose keys. @throws VaultError `KEYRING_INVALID` */
export function createKeyring(material: KeyMaterial): Keyring {
  const sealing = new Map<string, Buffer>();
  for (const [id, key] of Object.entries(material.keys)) {
    if (!KEY_ID.test(id)) throw new VaultError('KEYRING_INVALID', 'a key id has 1 to 32 lower-case letters and digits');
    if (key.length !== 32) throw new VaultError('KEYRING_INVALID', `key ${id} is not 32 bytes long`);
    sealing.set(id, derive(key, 'seal'));
  }
  const indexMaterial = Object.hasOwn(material.keys, material.index) ? material.keys[material.index] : undefined;
  if (!sealing.has(material.current) || indexMaterial === undefined) {
    throw new VaultError('KEYRING_INVALID', 'the current key or the index key is not among the keys');
  }
  return {
    currentKeyId: material.current,
    keyIds: [...sealing.keys()],
    indexKeyId: material.index,
    indexKey: derive(indexMaterial, 'index'),
    sealingKey(keyId) {
      const key = sealing.get(keyId);
      if (key === undefined) throw new VaultError('KEY_UNAVAILABLE', `key ${keyId} is not in the keyring`);
      return key;
    },
  };
}
