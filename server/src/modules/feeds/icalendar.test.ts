import { describe, expect, it } from 'vitest';
import { calendar, folded } from './icalendar.js';

describe('a content line', () => {
  it('is at most 75 octets long, and is never broken inside a character', () => {
    const line = `SUMMARY:${'上门探访陪伴'.repeat(12)}`;
    const lines = folded(line).split('\r\n');
    for (const each of lines) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
    expect(lines.map((each, at) => (at === 0 ? each : each.slice(1))).join('')).toBe(line);
  });

  it('escapes what means something in it', () => {
    const event = { id: 'a', startsAt: new Date(0), endsAt: new Date(3_600_000), cancelled: false, sequence: 1, summary: 'a,b;c\\d\ne' };
    expect(calendar('名', [event], [], new Date(0))).toContain('SUMMARY:a\\,b\\;c\\\\d\\ne\r\n');
  });
});
