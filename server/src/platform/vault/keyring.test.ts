import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blindIndex, open, seal } from './envelope.js';
import { commandSource, environmentSource, fileSource, loadKeyring, parseKeyring } from './keyring.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finemesh-keyring-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = { table: 't', column: 'c', rowId: '1' };

describe('loadKeyring', () => {
  it('makes the file once, readable by nobody else, and loads the same keys again', async () => {
    const path = join(folder, 'home', 'keys.json');
    const made = await loadKeyring(fileSource(path), true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = await loadKeyring(fileSource(path), true);
    expect(open(again, place, seal(made, place, 'text'))).toBe('text');
    expect(readdirSync(join(folder, 'home'))).toEqual(['keys.json']);
  });

  it('gives processes that start at once the same key', async () => {
    const path = join(folder, 'keys.json');
    // Staggered, so that some begin before and end after another one's file appears.
    const start = async (turn: number) => {
      for (let turns = 0; turns < turn; turns += 1) await setImmediate();
      return loadKeyring(fileSource(path), true);
    };
    const all = await Promise.all(Array.from({ length: 40 }, (_, turn) => start(turn)));
    expect(new Set(all.map((keyring) => blindIndex(keyring, 'p', 'text'))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('says that the key is unavailable where it may not make one', async () => {
    await expect(loadKeyring(fileSource(join(folder, 'none.json')), false)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a file that others may read', async () => {
    const path = join(folder, 'keys.json');
    await loadKeyring(fileSource(path), true);
    chmodSync(path, 0o640);
    await expect(loadKeyring(fileSource(path), true)).rejects.toMatchObject({ code: 'KEYRING_INVALID' });
  });

  it('never overwrites a damaged file', async () => {
    const path = join(folder, 'keys.json');
    writeFileSync(path, '{"version":1,', { mode: 0o600 });
    await expect(loadKeyring(fileSource(path), true)).rejects.toMatchObject({ code: 'KEYRING_INVALID' });
    expect(readFileSync(path, 'utf8')).toBe('{"version":1,');
  });

  it('takes the text that the environment carries', async () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const text = JSON.stringify({ version: 1, current: 'k7', index: 'k7', keys: { k7: key } });
    const keyring = await loadKeyring(environmentSource(text), true);
    expect(keyring.currentKeyId).toBe('k7');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('asks a key service through the command of its client, without a shell, and says when it does not answer', async () => {
    const text = JSON.stringify({ version: 1, current: 'k7', index: 'k7', keys: { k7: Buffer.alloc(32, 7).toString('base64') } });
    const path = join(folder, 'service.json');
    writeFileSync(path, text);
    const keyring = await loadKeyring(commandSource(`cat ${path}`), false);
    expect(open(keyring, place, seal(await loadKeyring(environmentSource(text), false), place, 'text'))).toBe('text');
    for (const command of [`cat ${path}.gone`, 'no-such-program', `cat ${path} ; echo $HOME`])
      await expect(loadKeyring(commandSource(command), true)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' });
    await expect(loadKeyring(commandSource('echo nothing'), true)).rejects.toMatchObject({ code: 'KEYRING_INVALID' });
  });

  it('never makes keys where the operator keeps them', async () => {
    await expect(loadKeyring({ name: 'a service', read: async () => null }, true)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' });
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
