import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindIndex, keyIdOf, open, seal } from './envelope.js';
import { VaultError, type VaultErrorCode } from './errors.js';
import { createKeyring } from './keys.js';

const [first, second] = [randomBytes(32), randomBytes(32)];
const keyring = createKeyring({ keys: { k1: first }, current: 'k1', index: 'k1' });
const rotated = createKeyring({ keys: { k1: first, k2: second }, current: 'k2', index: 'k1' });
const place = { table: 'households.person', column: 'identity_number', rowId: '0198f', version: 3 };

function codeOf(action: () => unknown): VaultErrorCode | 'no error' {
  try {
    action();
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('seal and open', () => {
  it('give back every text, and never the same sealed value twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const sealed = seal(keyring, place, text);
        return open(keyring, place, sealed) === text && sealed !== seal(keyring, place, text);
      }),
    );
  });

  it('names algorithm and key and shows nothing of the text', () => {
    const sealed = seal(keyring, place, '11010519491231002X');
    expect(sealed).toMatch(/^fm1\.a256gcm\.k1\.[\w-]{16}\.[\w-]{24}\.[\w-]{22}$/);
    expect(keyIdOf(sealed)).toBe('k1');
    expect(sealed).not.toContain(Buffer.from('11010519491231002X').toString('base64url').slice(0, 10));
  });

  it('refuses a value that was moved to another place', () => {
    const sealed = seal(keyring, place, 'secret');
    for (const other of [
      { table: 'x' },
      { column: 'phone' },
      { rowId: '0199a' },
      { version: 4 },
      { version: undefined as unknown as number },
    ]) {
      expect(codeOf(() => open(keyring, { ...place, ...other }, sealed))).toBe('NOT_AUTHENTIC');
    }
    const split = { table: 'a', column: 'b,c', rowId: '1' };
    expect(codeOf(() => open(keyring, { table: 'a,b', column: 'c', rowId: '1' }, seal(keyring, split, 'x')))).toBe('NOT_AUTHENTIC');
  });

  it('refuses every altered character', () => {
    const sealed = seal(keyring, place, 'a short secret');
    for (let at = 0; at < sealed.length; at += 1) {
      // The last character of a base64url part may carry unused bits; a change in bit 5 always counts.
      const changed = sealed.charAt(at) === '.' ? '_' : sealed.charAt(at) === 'A' ? 'g' : 'A';
      const altered = sealed.slice(0, at) + changed + sealed.slice(at + 1);
      expect(['MALFORMED', 'NOT_AUTHENTIC', 'KEY_UNAVAILABLE']).toContain(codeOf(() => open(keyring, place, altered)));
    }
  });

  it('opens old values after a rotation and says when a key is gone', () => {
    const old = seal(keyring, place, 'old');
    const fresh = seal(rotated, place, 'new');
    expect(open(rotated, place, old)).toBe('old');
    expect(open(rotated, place, fresh)).toBe('new');
    expect(codeOf(() => open(keyring, place, fresh))).toBe('KEY_UNAVAILABLE');
    const impostor = createKeyring({ keys: { k1: second }, current: 'k1', index: 'k1' });
    expect(codeOf(() => open(impostor, place, old))).toBe('NOT_AUTHENTIC');
  });

  it.each([
    '',
    'plain text',
    'fm1.a256gcm.k1',
    'fm2.a256gcm.k1.AAAAAAAAAAAAAAAA..AAAAAAAAAAAAAAAAAAAAAA',
    'fm1.none.k1.AAAAAAAAAAAAAAAA..AAAAAAAAAAAAAAAAAAAAAA',
  ])('calls %j malformed', (text) => {
    expect(codeOf(() => open(keyring, place, text))).toBe('MALFORMED');
  });

  it('keeps secrets out of its errors', () => {
    const sealed = seal(keyring, place, 'secret');
    const body = sealed.split('.')[4] ?? '';
    expect(() => open(keyring, { ...place, rowId: 'other' }, sealed)).toThrow(
      expect.objectContaining({
        message: expect.not.stringMatching(new RegExp(`secret|${body}`)),
        stack: expect.not.stringContaining(body),
      }),
    );
  });
});

describe('blindIndex', () => {
  it('is equal for equal texts, also after a rotation of the sealing key', () => {
    expect(blindIndex(keyring, 'identity', '1')).toBe(blindIndex(rotated, 'identity', '1'));
    expect(blindIndex(keyring, 'identity', '1')).toMatch(/^k1\.[\w-]{43}$/);
  });

  it('differs by text, purpose and key', () => {
    const other = createKeyring({ keys: { k1: second }, current: 'k1', index: 'k1' });
    const all = [
      blindIndex(keyring, 'identity', '1'),
      blindIndex(keyring, 'identity', '2'),
      blindIndex(keyring, 'phone', '1'),
      blindIndex(other, 'identity', '1'),
    ];
    expect(new Set(all).size).toBe(4);
  });
});

describe('createKeyring', () => {
  it.each([
    [{ keys: { k1: randomBytes(31) }, current: 'k1', index: 'k1' }],
    [{ keys: { k1: first }, current: 'k2', index: 'k1' }],
    [{ keys: { k1: first }, current: 'k1', index: 'k2' }],
    [{ keys: { 'K.1': first }, current: 'K.1', index: 'K.1' }],
    [{ keys: {}, current: 'constructor', index: 'constructor' }],
  ])('refuses unusable material %#', (material) => {
    expect(codeOf(() => createKeyring(material))).toBe('KEYRING_INVALID');
  });
});
