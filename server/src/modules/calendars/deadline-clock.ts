import { civilDate } from '../../platform/clock.js';
import { dayNumberOf } from './civil-dates.js';
import { type HolidayCalendar, workingDaysBetween } from './working-days.js';

/** Where a deadline stands. `MET`, `MISSED` and `CANCELLED` are final: they compare the end with the deadline, not with now. */
type DeadlineState = 'ON_TRACK' | 'DUE_SOON' | 'DUE_TODAY' | 'OVERDUE' | 'PAUSED' | 'MET' | 'MISSED' | 'CANCELLED';

export interface DeadlineClock {
  readonly dueAt: Date;
  readonly state: DeadlineState;
  /** Whole minutes to the deadline, rounded down; negative once it has passed. Frozen at completion. */
  readonly minutesLeft: number;
  /**
   * Working days after today up to the day it is due. When late, minus the working days after that day up to today.
   * Null when a year's calendar is missing.
   */
  readonly workingDaysLeft: number | null;
  readonly calendarKnown: boolean;
}

export interface DeadlineInput {
  readonly dueAt: Date;
  readonly now: Date;
  /** When the duty was done; null or absent while it is open. */
  readonly completedAt?: Date | null;
  /** When the duty fell away undone; null or absent otherwise. */
  readonly cancelledAt?: Date | null;
  /** Whether it stands still; `dueAt` is then the deadline that it would have if it went on now. */
  readonly paused?: boolean;
  readonly calendar: HolidayCalendar;
  /** From how many working days left a duty counts as due soon; comes from dated policy parameters. */
  readonly dueSoonWorkingDays: number;
}

function openState(input: DeadlineInput, workingDaysLeft: number | null): DeadlineState {
  const { dueAt, now, dueSoonWorkingDays } = input;
  if (now > dueAt) return 'OVERDUE';
  const today = civilDate(now);
  const dueOn = civilDate(dueAt);
  if (today === dueOn) return 'DUE_TODAY';
  // Without a calendar the civil days are an upper bound of the working days: within it, soon is certain.
  const daysLeft = workingDaysLeft ?? dayNumberOf(dueOn) - dayNumberOf(today);
  return daysLeft <= dueSoonWorkingDays ? 'DUE_SOON' : 'ON_TRACK';
}

function stateOf(input: DeadlineInput, workingDaysLeft: number | null): DeadlineState {
  if (input.completedAt) return input.completedAt <= input.dueAt ? 'MET' : 'MISSED';
  // What was late when it fell away was late.
  if (input.cancelledAt) return input.cancelledAt <= input.dueAt ? 'CANCELLED' : 'MISSED';
  return input.paused ? 'PAUSED' : openState(input, workingDaysLeft);
}

/** The state of a deadline as a pure function of its inputs; civil dates are those of Asia/Shanghai. */
export function deadlineClock(input: DeadlineInput): DeadlineClock {
  const { dueAt, calendar } = input;
  const at = input.completedAt ?? input.cancelledAt ?? input.now;
  const [today, dueOn] = [civilDate(at), civilDate(dueAt)];
  const late = today > dueOn;
  const days = late ? workingDaysBetween(calendar, dueOn, today) : workingDaysBetween(calendar, today, dueOn);
  const workingDaysLeft = !days.known ? null : late && days.value > 0 ? -days.value : days.value;
  return {
    dueAt,
    state: stateOf(input, workingDaysLeft),
    minutesLeft: Math.floor((dueAt.getTime() - at.getTime()) / 60_000),
    workingDaysLeft,
    calendarKnown: days.known,
  };
}
