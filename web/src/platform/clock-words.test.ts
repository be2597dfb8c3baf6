import { describe, expect, it } from 'vitest';
import { clockWords, type ClockFacts } from './clock-words';

const clock = (facts: Partial<ClockFacts>): ClockFacts => ({
  state: 'ON_TRACK',
  minutesLeft: 10_000,
  workingDaysLeft: 5,
  calendarKnown: true,
  ...facts,
});

describe('clockWords', () => {
  it.each([
    [clock({}), 'calm', 'workingDays', 5],
    [clock({ state: 'DUE_SOON', minutesLeft: 2000, workingDaysLeft: 1 }), 'soon', 'workingDays', 1],
    [clock({ state: 'DUE_TODAY', minutesLeft: 300, workingDaysLeft: 0 }), 'now', 'today', 0],
    [clock({ state: 'DUE_TODAY', minutesLeft: 120, workingDaysLeft: 0 }), 'now', 'minutes', 120],
    [clock({ state: 'DUE_TODAY', minutesLeft: 0, workingDaysLeft: 0 }), 'now', 'minutes', 1],
    [clock({ state: 'OVERDUE', minutesLeft: -59 }), 'late', 'overMinutes', 59],
    [clock({ state: 'OVERDUE', minutesLeft: -60 }), 'late', 'overHours', 1],
    [clock({ state: 'OVERDUE', minutesLeft: -1439 }), 'late', 'overHours', 23],
    [clock({ state: 'OVERDUE', minutesLeft: -1440 }), 'late', 'overDays', 1],
    [clock({ state: 'OVERDUE', minutesLeft: 0 }), 'late', 'overMinutes', 1],
    [clock({ state: 'MET', minutesLeft: -9000 }), 'done', 'met', 0],
    [clock({ state: 'MISSED', minutesLeft: -9000 }), 'done', 'missed', 0],
    [clock({ state: 'PAUSED', minutesLeft: 9000 }), 'calm', 'paused', 0],
    [clock({ state: 'CANCELLED', minutesLeft: -9000 }), 'done', 'cancelled', 0],
  ] as const)('%o is %s, %s, %d', (facts, tone, key, count) => {
    expect(clockWords(facts)).toEqual({ tone, key, count });
  });

  it('counts calendar days where the year has no calendar', () => {
    expect(clockWords(clock({ workingDaysLeft: null, calendarKnown: false, minutesLeft: 2881 }))).toEqual({
      tone: 'calm',
      key: 'days',
      count: 3,
    });
    expect(clockWords(clock({ workingDaysLeft: 2, calendarKnown: false, minutesLeft: 2880 }))).toEqual({
      tone: 'calm',
      key: 'days',
      count: 2,
    });
  });
});
