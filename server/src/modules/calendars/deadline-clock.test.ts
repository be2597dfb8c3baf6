import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DeadlineInput, deadlineClock } from './deadline-clock.js';
import { calendarSeedRows, holidayCalendar, SEEDED_YEARS } from './seed.js';

const calendar = holidayCalendar(calendarSeedRows(), SEEDED_YEARS);
const at = (text: string): Date => new Date(`${text}+08:00`);

function clock(dueAt: string, now: string, more: Partial<DeadlineInput> = {}) {
  const { state, minutesLeft, workingDaysLeft, calendarKnown } = deadlineClock({
    dueAt: at(dueAt),
    now: at(now),
    calendar,
    dueSoonWorkingDays: 2,
    ...more,
  });
  return { state, minutesLeft, workingDaysLeft, calendarKnown };
}

afterEach(() => vi.unstubAllEnvs());

describe.each(['UTC', 'America/New_York', 'Asia/Shanghai'])('with the process in %s', (zone) => {
  it('follows a duty due at the last second of Friday 2020-08-21', () => {
    vi.stubEnv('TZ', zone);
    const due = '2020-08-21T23:59:59';
    expect(clock(due, '2020-08-17T09:00:00')).toMatchObject({ state: 'ON_TRACK', workingDaysLeft: 4, calendarKnown: true });
    expect(clock(due, '2020-08-18T23:59:59')).toMatchObject({ state: 'ON_TRACK', workingDaysLeft: 3 });
    expect(clock(due, '2020-08-19T00:00:00')).toMatchObject({ state: 'DUE_SOON', workingDaysLeft: 2 });
    expect(clock(due, '2020-08-20T23:59:59')).toMatchObject({ state: 'DUE_SOON', workingDaysLeft: 1, minutesLeft: 1440 });
    expect(clock(due, '2020-08-21T00:00:00')).toMatchObject({ state: 'DUE_TODAY', workingDaysLeft: 0, minutesLeft: 1439 });
    expect(clock(due, '2020-08-21T23:59:59')).toMatchObject({ state: 'DUE_TODAY', workingDaysLeft: 0, minutesLeft: 0 });
    expect(clock(due, '2020-08-22T00:00:00')).toMatchObject({ state: 'OVERDUE', workingDaysLeft: 0, minutesLeft: -1 });
    expect(clock(due, '2020-08-26T10:00:00')).toMatchObject({ state: 'OVERDUE', workingDaysLeft: -3 });
  });
});

describe('deadlineClock', () => {
  it('counts over the end of the year and over a long holiday', () => {
    expect(clock('2021-01-04T23:59:59', '2020-12-31T23:59:59')).toMatchObject({ state: 'DUE_SOON', workingDaysLeft: 1 });
    expect(clock('2020-10-10T17:00:00', '2020-09-30T08:00:00')).toMatchObject({ state: 'DUE_SOON', workingDaysLeft: 2 });
  });

  it('is overdue one millisecond after the deadline on the same day', () => {
    expect(clock('2020-08-17T12:00:00', '2020-08-17T12:00:00.001')).toMatchObject({
      state: 'OVERDUE',
      minutesLeft: -1,
      workingDaysLeft: 0,
    });
  });

  it('lets a breach survive completion and the passing of time', () => {
    const due = '2020-08-17T12:00:00';
    expect(clock(due, '2020-08-20T00:00:00', { completedAt: at('2020-08-17T12:00:00') })).toMatchObject({ state: 'MET', minutesLeft: 0 });
    expect(clock(due, '2025-08-20T00:00:00', { completedAt: at('2020-08-17T12:00:01') })).toMatchObject({
      state: 'MISSED',
      minutesLeft: -1,
    });
    expect(clock(due, '2020-08-16T00:00:00', { completedAt: null })).toMatchObject({ state: 'DUE_SOON' });
  });

  it('does not guess working days of an unknown year, and says soon only where any calendar would', () => {
    expect(clock('2027-01-15T12:00:00', '2026-12-28T12:00:00')).toMatchObject({
      state: 'ON_TRACK',
      workingDaysLeft: null,
      calendarKnown: false,
    });
    expect(clock('2027-01-02T12:00:00', '2026-12-31T12:00:00')).toMatchObject({
      state: 'DUE_SOON',
      workingDaysLeft: null,
      calendarKnown: false,
    });
    expect(clock('2027-01-02T12:00:00', '2027-01-02T12:00:00')).toMatchObject({ state: 'DUE_TODAY', workingDaysLeft: 0 });
    expect(clock('2027-01-02T12:00:00', '2027-01-03T12:00:00')).toMatchObject({
      state: 'OVERDUE',
      workingDaysLeft: null,
      calendarKnown: false,
    });
  });

  it('takes the threshold from its input', () => {
    expect(clock('2020-08-21T23:59:59', '2020-08-17T09:00:00', { dueSoonWorkingDays: 4 }).state).toBe('DUE_SOON');
  });
});
