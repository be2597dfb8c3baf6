import { describe, expect, it } from 'vitest';
import { placeOf } from './location';
import { elapsedMinutes } from './minutes';

describe('the volunteer’s view', () => {
  it('knows its places', () => {
    expect(placeOf('/m')).toEqual({ name: 'home' });
    expect(placeOf('/m/')).toEqual({ name: 'home' });
    expect(placeOf('/m/past')).toEqual({ name: 'past' });
    expect(placeOf('/m/report')).toEqual({ name: 'report' });
    expect(placeOf('/m/tasks/a%2Fb')).toEqual({ name: 'task', id: 'a/b' });
    expect(placeOf('/m/tasks/a/b')).toEqual({ name: 'unknown' });
  });

  it('proposes the minutes since the check-in', () => {
    const now = Date.parse('2026-11-24T03:00:00Z');
    expect(elapsedMinutes('2026-11-24T02:00:00Z', now, 90)).toBe(60);
    expect(elapsedMinutes('2026-11-24T02:59:55Z', now, 90)).toBe(1);
    expect(elapsedMinutes(null, now, 90)).toBe(90);
  });
});
