import { expect, it } from 'vitest';
import { clockTime, minuteOf } from './clock-time';

it('shows a minute of the day as a clock does, and reads it back', () => {
  for (const [minute, time] of [
    [0, '00:00'],
    [485, '08:05'],
    [1439, '23:59'],
    [null, ''],
  ] as const) {
    expect(clockTime(minute)).toBe(time);
    expect(minuteOf(time)).toBe(minute);
  }
  expect(minuteOf('22:00:00')).toBe(1320);
});
