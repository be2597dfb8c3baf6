import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { VaultError } from './errors.js';
import { createKeyring, type Keyring } from './keys.js';

/** Where the key material comes from; exactly one of the two is used, `text` first. */
export interface KeyringSource {
  /** The key file's JSON itself, from the environment of a deployment that keeps secrets there. */
  readonly text?: string | undefined;
  /** Path of the key file, mode 0600. */
  readonly path: string;
  /** Whether a missing file may be made with a fresh key: true only when the database holds nothing sealed yet. */
  readonly mayCreate: boolean;
}

const FILE = z.strictObject({ version: z.literal(1), current: z.string(), index: z.string(), keys: z.record(z.string(), z.base64()) });

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Parses the JSON of a key file. The error never repeats what was read. @throws VaultError `KEYRING_INVALID` */
export function parseKeyring(text: string): Keyring {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new VaultError('KEYRING_INVALID', 'the keyring is not JSON');
  }
  const file = FILE.safeParse(json);
  if (!file.success) throw new VaultError('KEYRING_INVALID', 'the keyring needs version, current, index and keys in base64');
  const keys = Object.fromEntries(Object.entries(file.data.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
  return createKeyring({ keys, current: file.data.current, index: file.data.index });
}

function freshKeyring(): string {
  const id = `k${randomBytes(4).toString('hex')}`;
  return `${JSON.stringify({ version: 1, current: id, index: id, keys: { [id]: randomBytes(32).toString('base64') } }, null, 2)}\n`;
}

/** Writes the file whole or not at all; of several processes that start at once, the first one's key is everybody's. */
async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(freshKeyring());
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}

async function readKeyFile(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) throw new VaultError('KEYRING_INVALID', `other users may read ${path}: set its mode to 0600`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * Loads the keyring, or makes the key file at the first start.
 * @throws VaultError `KEY_UNAVAILABLE` when the file is missing and may not be made, `KEYRING_INVALID` when it is unusable.
 */
export async function loadKeyring(source: KeyringSource): Promise<Keyring> {
  if (source.text !== undefined && source.text !== '') return parseKeyring(source.text);
  const found = await readKeyFile(source.path);
  if (found !== null) return parseKeyring(found);
  if (!source.mayCreate) throw new VaultError('KEY_UNAVAILABLE', `the key file ${source.path} is missing; restore it from its backup`);
  await createKeyFile(source.path);
  const made = await readKeyFile(source.path);
  if (made === null) throw new VaultError('KEY_UNAVAILABLE', `the key file ${source.path} vanished`);
  return parseKeyring(made);
}
