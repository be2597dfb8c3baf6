import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConnectors, parseConnectors } from './settings.js';
import { hmacKey, signedText } from './signature.js';

const SECRET = Buffer.from('sixteen bytes or more').toString('base64');
const key = { id: 'k', algorithm: 'hmac-sha256', key: SECRET };
const settings = (entry: object) =>
  JSON.stringify({
    version: 1,
    connectors: { one: { kind: 'https', url: 'https://example.org/ask', sign: key, verify: [key], ...entry } },
  });

describe('settings of connectors', () => {
  it('take an address with https, and without it on this machine alone', () => {
    for (const url of ['https://example.org/ask', 'http://127.0.0.1:8080/ask', 'http://localhost/', 'http://[::1]:1/'])
      expect(parseConnectors(settings({ url })).get('one')?.kind).toBe('https');
    for (const url of [
      'http://example.org/',
      'http://10.0.0.1/',
      'http://127.0.0.1.example.org/',
      'file:///etc/passwd',
      'https://user:secret@example.org/',
    ])
      expect(() => parseConnectors(settings({ url }))).toThrow('an address begins with https://');
  });

  it('repeat no key in their errors', () => {
    for (const broken of [
      { url: 7 },
      { sign: { ...key, algorithm: 'ed25519' } },
      { sign: { ...key, key: Buffer.from('short').toString('base64') } },
      { more: SECRET },
    ])
      try {
        parseConnectors(settings(broken));
        expect.unreachable();
      } catch (error) {
        expect(String(error)).not.toContain(SECRET);
        expect(String(error)).toMatch(/connectors are not valid at|a key of connector one/);
      }
  });

  it('lie in a file that nobody else may read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'finemesh-connectors-'));
    const path = join(folder, 'connectors.json');
    await writeFile(path, settings({}), { mode: 0o600 });
    expect([...(await loadConnectors(path)).keys()]).toEqual(['one']);
    await chmod(path, 0o644);
    await expect(loadConnectors(path)).rejects.toThrow('0600');
    expect((await loadConnectors(undefined)).size).toBe(0);
    await rm(folder, { recursive: true });
  });
});

describe('a signature', () => {
  const signer = hmacKey('k', Buffer.from(SECRET, 'base64'));
  const message = { timestamp: '2026-06-08T01:00:00.000Z', nonce: 'n', body: '{}' };

  it('covers direction, instant, nonce and body', () => {
    const signature = signer.sign(signedText('answer', message));
    expect(signer.verify(signedText('answer', message), signature)).toBe(true);
    for (const changed of [
      signedText('question', message),
      signedText('answer', { ...message, timestamp: '2026-06-08T01:00:01.000Z' }),
      signedText('answer', { ...message, nonce: 'm' }),
      signedText('answer', { ...message, body: '{} ' }),
    ])
      expect(signer.verify(changed, signature)).toBe(false);
    expect(signer.verify(signedText('answer', message), '')).toBe(false);
  });
});
