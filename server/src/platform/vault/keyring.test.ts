import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blindIndex, open, seal } from './envelope.js';
import { loadKeyring, parseKeyring } from './keyring.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finemesh-keyring-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = { table: 't', column: 'c', rowId: '1' };

describe('loadKeyring', () => {
  it('makes the file once, readable by nobody else, and loads the same keys again', async () => {
    const path = join(folder, 'home', 'keys.json');
    const made = await loadKeyring({ path, mayCreate: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = await loadKeyring({ path, mayCreate: true });
    expect(open(again, place, seal(made, place, 'text'))).toBe('text');
    expect(readdirSync(join(folder, 'home'))).toEqual(['keys.json']);
  });

  it('gives processes that start at once the same key', async () => {
    const path = join(folder, 'keys.json');
    // Staggered, so that some begin before and end after another one's file appears.
    const start = async (turn: number) => {
      for (let turns = 0; turns < turn; turns += 1) await setImmediate();
      return loadKeyring({ path, mayCreate: true });
    };
    const all = await Promise.all(Array.from({ length: 40 }, (_, turn) => start(turn)));
    expect(new Set(all.map((keyring) => blindIndex(keyring, 'p', 'text'))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('says that the key is unavailable where it may not make one', async () => {
    await expect(loadKeyring({ path: join(folder, 'none.json'), mayCreate: false })).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a file that others may read', async () => {
    const path = join(folder, 'keys.json');
    await loadKeyring({ path, mayCreate: true });
    chmodSync(path, 0o640);
    await expect(loadKeyring({ path, mayCreate: true })).rejects.toMatchObject({ code: 'KEYRING_INVALID' });
  });

  it('never overwrites a damaged file', async () => {
    const path = join(folder, 'keys.json');
    writeFileSync(path, '{"version":1,', { mode: 0o600 });
    await expect(loadKeyring({ path, mayCreate: true })).rejects.toMatchObject({ code: 'KEYRING_INVALID' });
    expect(readFileSync(path, 'utf8')).toBe('{"version":1,');
  });

  it('prefers the text that the environment carries', async () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const text = JSON.stringify({ version: 1, current: 'k7', index: 'k7', keys: { k7: key } });
    const keyring = await loadKeyring({ text, path: join(folder, 'keys.json'), mayCreate: true });
    expect(keyring.currentKeyId).toBe('k7');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    '',
    '[]',
    '{"version":2}',
    '{"version":1,"current":"k","index":"k","keys":{"k":"c2VjcmV0"}}',
    '{"version":1,"current":"k","index":"k","keys":{"k":"?"}}',
  ])('calls %j invalid without repeating it', (text) => {
    expect(() => parseKeyring(text)).toThrow(
      expect.objectContaining({ code: 'KEYRING_INVALID', message: expect.not.stringContaining('c2VjcmV0') }),
    );
  });
});
