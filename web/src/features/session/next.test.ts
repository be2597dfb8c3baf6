import { describe, expect, it } from 'vitest';
import { safeNext } from './next';

describe('safeNext', () => {
  it('goes to a path of this console', () => {
    expect(safeNext('/board?need=1', '/today')).toBe('/board?need=1');
  });

  it.each([
    undefined,
    '',
    'board',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/login?next=/login',
  ])('falls back for %s', (next) => {
    expect(safeNext(next, '/today')).toBe('/today');
  });
});
