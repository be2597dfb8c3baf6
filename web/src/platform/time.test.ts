import { describe, expect, it } from 'vitest';
import { addDays, civilDate, formatInstant, formatSpan, instantOf } from './time';

describe('business time', () => {
  it('turns the day at midnight in Shanghai, not in UTC', () => {
    expect(civilDate('2026-11-24T15:59:59Z')).toBe('2026-11-24');
    expect(civilDate('2026-11-24T16:00:00Z')).toBe('2026-11-25');
  });

  it('reads a civil date and clock time as an instant', () => {
    expect(instantOf('2026-11-24', '09:30')).toBe('2026-11-24T01:30:00.000Z');
  });

  it('adds days over the ends of months and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('writes hours from 00 to 23 in either language', () => {
    expect(formatInstant('2026-11-23T16:05:00Z', 'zh-CN', 'time')).toBe('00:05');
    expect(formatInstant('2026-11-23T16:05:00Z', 'en', 'time')).toBe('00:05');
  });

  it('names the day of a span once when it ends on the same day', () => {
    expect(formatSpan('2026-11-24T01:00:00Z', '2026-11-24T03:00:00Z', 'zh-CN')).toMatch(/^11月24日.*09:00–11:00$/);
    expect(formatSpan('2026-11-24T01:00:00Z', '2026-11-25T03:00:00Z', 'zh-CN')).toMatch(/11月24日.*11月25日/);
  });
});
