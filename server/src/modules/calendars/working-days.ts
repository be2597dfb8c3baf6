import { civilDateOfDay, dayNumberOf, weekdayOfDay } from './civil-dates.js';

/** A day on which the published arrangement differs from, or confirms, the plain week: off, or worked as make-up day. */
export type DayKind = 'HOLIDAY' | 'WORKDAY';

/**
 * The working-day calendar as published by the State Council year by year.
 * A year outside `knownYears` has no answer: its holidays and make-up days cannot be foreseen.
 */
export interface HolidayCalendar {
  readonly days: ReadonlyMap<string, DayKind>;
  readonly knownYears: ReadonlySet<number>;
}

/** An answer, or the years whose arrangement is missing. */
export type CalendarAnswer<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly missingYears: readonly number[] };

function unknown(years: Iterable<number>): { known: false; missingYears: number[] } {
  return { known: false, missingYears: [...years] };
}

function known<T>(value: T): { known: true; value: T } {
  return { known: true, value };
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function worksOn(calendar: HolidayCalendar, day: number, date: string): boolean {
  const kind = calendar.days.get(date);
  return kind === undefined ? weekdayOfDay(day) <= 5 : kind === 'WORKDAY';
}

/** Whether offices work on a civil date: the published arrangement first, else Monday to Friday. */
export function isWorkingDay(calendar: HolidayCalendar, date: string): CalendarAnswer<boolean> {
  const day = dayNumberOf(date);
  if (!calendar.knownYears.has(yearOf(date))) return unknown([yearOf(date)]);
  return known(worksOn(calendar, day, date));
}

/**
 * The working day `count` working days after a civil date; the start day itself is not counted, as in administrative
 * time limits (Civil Code art. 201). Zero gives the start day unchanged; negative counts backwards.
 */
export function addWorkingDays(calendar: HolidayCalendar, date: string, count: number): CalendarAnswer<string> {
  if (!Number.isInteger(count)) throw new RangeError('working days are counted whole');
  const step = count < 0 ? -1 : 1;
  let day = dayNumberOf(date);
  let current = date;
  for (let left = Math.abs(count); left > 0;) {
    day += step;
    current = civilDateOfDay(day);
    if (!calendar.knownYears.has(yearOf(current))) return unknown([yearOf(current)]);
    if (worksOn(calendar, day, current)) left -= 1;
  }
  return known(current);
}

/**
 * Working days after `from` up to and including `to`: the inverse of `addWorkingDays`. Negative when `to` lies before
 * `from`, zero for the same day.
 */
export function workingDaysBetween(calendar: HolidayCalendar, from: string, to: string): CalendarAnswer<number> {
  const start = dayNumberOf(from);
  const end = dayNumberOf(to);
  const [low, high] = start <= end ? [start + 1, end] : [end, start - 1];
  const missing = new Set<number>();
  let count = 0;
  for (let day = low; day <= high; day += 1) {
    const date = civilDateOfDay(day);
    if (!calendar.knownYears.has(yearOf(date))) missing.add(yearOf(date));
    else if (worksOn(calendar, day, date)) count += 1;
  }
  if (missing.size > 0) return unknown(missing);
  return known(count === 0 || start <= end ? count : -count);
}
