/** What the words of a deadline need from the server's clock. */
export interface ClockFacts {
  readonly state: 'ON_TRACK' | 'DUE_SOON' | 'DUE_TODAY' | 'OVERDUE' | 'PAUSED' | 'MET' | 'MISSED' | 'CANCELLED';
  readonly minutesLeft: number;
  readonly workingDaysLeft: number | null;
  readonly calendarKnown: boolean;
}

/** Seriousness of a clock; colour and icon follow it, the words never depend on them. */
export type ClockTone = 'late' | 'now' | 'soon' | 'calm' | 'done';

export interface ClockWords {
  readonly tone: ClockTone;
  /** Key of the sentence under `clock.`; `count` fills it. */
  readonly key:
    | 'met'
    | 'missed'
    | 'cancelled'
    | 'paused'
    | 'overMinutes'
    | 'overHours'
    | 'overDays'
    | 'minutes'
    | 'today'
    | 'workingDays'
    | 'days';
  readonly count: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

function overdue(minutes: number): ClockWords {
  if (minutes < HOUR) return { tone: 'late', key: 'overMinutes', count: Math.max(1, minutes) };
  if (minutes < DAY) return { tone: 'late', key: 'overHours', count: Math.floor(minutes / HOUR) };
  return { tone: 'late', key: 'overDays', count: Math.floor(minutes / DAY) };
}

/**
 * The words of a deadline: today is named, working days are counted where the year's calendar is known, and
 * calendar days are used where it is not.
 */
export function clockWords(clock: ClockFacts): ClockWords {
  if (clock.state === 'MET') return { tone: 'done', key: 'met', count: 0 };
  if (clock.state === 'MISSED') return { tone: 'done', key: 'missed', count: 0 };
  if (clock.state === 'CANCELLED') return { tone: 'done', key: 'cancelled', count: 0 };
  if (clock.state === 'PAUSED') return { tone: 'calm', key: 'paused', count: 0 };
  if (clock.state === 'OVERDUE' || clock.minutesLeft < 0) return overdue(-clock.minutesLeft);
  if (clock.state === 'DUE_TODAY') {
    return clock.minutesLeft <= 2 * HOUR
      ? { tone: 'now', key: 'minutes', count: Math.max(1, clock.minutesLeft) }
      : { tone: 'now', key: 'today', count: 0 };
  }
  const tone = clock.state === 'DUE_SOON' ? 'soon' : 'calm';
  if (clock.workingDaysLeft !== null && clock.calendarKnown) return { tone, key: 'workingDays', count: clock.workingDaysLeft };
  return { tone, key: 'days', count: Math.ceil(clock.minutesLeft / DAY) };
}
