import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Sealing keys by id, and which of them seals new values. */
export interface Keyring {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Key of the look-up hashes; it never rotates without re-hashing every row. */
  readonly indexKey: Buffer;
  /** Code that the first administrator types: only who can read the server's console knows it. */
  readonly setupCode: string;
}

interface Stored {
  current: string;
  keys: Record<string, string>;
  indexKey: string;
}

/**
 * Loads the keys from an environment secret, or from a file that is made at the first start.
 * @throws Error with one sentence when they cannot be read
 */
export function loadKeyring(secret: string | undefined, file: string): Keyring {
  let stored: Stored;
  try {
    stored = JSON.parse(secret ?? readOrCreate(file)) as Stored;
  } catch (error) {
    throw new Error(`The key file ${secret ? 'in FINEMESH_KEYS' : file} cannot be read: ${(error as Error).message}. Without it sealed values stay closed; restore it from its safe copy.`);
  }
  const keys = new Map(Object.entries(stored.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
  const indexKey = Buffer.from(stored.indexKey, 'base64');
  const setupCode = createHmac('sha256', indexKey).update('first administrator').digest('hex').slice(0, 8).toUpperCase();
  return { current: stored.current, keys, indexKey, setupCode };
}

function readOrCreate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const fresh: Stored = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') }, indexKey: randomBytes(32).toString('base64') };
  mkdirSync(dirname(file), { recursive: true });
  const text = JSON.stringify(fresh, null, 2);
  // Written beside and renamed, so that a crash leaves either no key file or a whole one.
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return text;
}
