import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { VaultError } from './errors.js';
import { createKeyring, type Keyring } from './keys.js';
import type { KeySource } from './source.js';

const run = promisify(execFile);

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

/** Two keys: the one that seals can be destroyed after a rotation, while stored look-ups hang on the other for good. */
function freshKeyring(): string {
  const [current, index] = ['k', 'i'].map((kind) => `${kind}${randomBytes(4).toString('hex')}`) as [string, string];
  const keys = Object.fromEntries([current, index].map((id) => [id, randomBytes(32).toString('base64')]));
  return `${JSON.stringify({ version: 1, current, index, keys }, null, 2)}\n`;
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

/** The key file, mode 0600, made at the first start. */
export function fileSource(path: string): KeySource {
  return { name: `the key file ${path}`, read: () => readKeyFile(path), create: () => createKeyFile(path) };
}

/** Keys that the environment of the process carries. */
export function environmentSource(text: string): KeySource {
  return { name: 'FINEMESH_KEYS', read: async () => text };
}

/** How long a key service may take (milliseconds), and how much it may say (bytes). */
const COMMAND_LIMIT = { timeout: 20_000, maxBuffer: 1_000_000 };

/**
 * A key service, asked through the command that its own client offers: the program prints the keyring's JSON. No shell
 * reads the line, so that nothing in it is expanded; what the program prints is never logged.
 * @param command program and arguments, parted by blanks
 */
export function commandSource(command: string): KeySource {
  const [program = '', ...args] = command.trim().split(/\s+/);
  return {
    name: `the key service (${program})`,
    read: async () => {
      try {
        return (await run(program, args, COMMAND_LIMIT)).stdout;
      } catch {
        throw new VaultError('KEY_UNAVAILABLE', `the key service (${program}) did not answer`);
      }
    },
  };
}

/**
 * Loads the keyring from its source, or has it made at the first start.
 * @param mayCreate whether missing keys may be made afresh: true only when the database holds nothing sealed yet
 * @throws VaultError `KEY_UNAVAILABLE` when there are no keys and none may be made, `KEYRING_INVALID` when they are unusable.
 */
export async function loadKeyring(source: KeySource, mayCreate: boolean): Promise<Keyring> {
  const found = await source.read();
  if (found !== null) return parseKeyring(found);
  if (!mayCreate || !source.create) throw new VaultError('KEY_UNAVAILABLE', `${source.name} is missing; restore it from its backup`);
  await source.create();
  const made = await source.read();
  if (made === null) throw new VaultError('KEY_UNAVAILABLE', `${source.name} vanished`);
  return parseKeyring(made);
}
