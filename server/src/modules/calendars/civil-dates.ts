import { SHANGHAI_OFFSET_MS } from '../../platform/clock.js';

/** Milliseconds of one civil day. */
const DAY_MS = 86_400_000;

const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a civil date. @throws RangeError when the text is no existing date `YYYY-MM-DD`. */
export function dayNumberOf(date: string): number {
  const match = CIVIL_DATE.exec(date);
  const time = match === null ? Number.NaN : Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const day = time / DAY_MS;
  if (Number.isNaN(day) || civilDateOfDay(day) !== date) throw new RangeError(`not a civil date: ${date}`);
  return day;
}

/** Civil date `YYYY-MM-DD` of a count of days since 1970-01-01. */
export function civilDateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Minutes after 00:00 Asia/Shanghai at an instant: 0 to 1439. */
export function minuteOfDay(instant: Date): number {
  return Math.floor(((((instant.getTime() + SHANGHAI_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
}

/** The instant at which a civil date in Asia/Shanghai reaches a minute of the day; 1440 is the end of the day. */
export function instantAt(date: string, minute = 0): Date {
  return new Date(dayNumberOf(date) * DAY_MS - SHANGHAI_OFFSET_MS + minute * 60_000);
}

/** The civil date some days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return civilDateOfDay(dayNumberOf(date) + days);
}

/** The same day some months later, or the last day of a month that is too short for it. */
export function addMonths(date: string, months: number): string {
  dayNumberOf(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0));
  return `${lastDay.toISOString().slice(0, 8)}${String(Math.min(day, lastDay.getUTCDate())).padStart(2, '0')}`;
}

/** Weekday of a civil date: 1 = Monday to 7 = Sunday. */
export function weekdayOf(date: string): number {
  return weekdayOfDay(dayNumberOf(date));
}

/** Weekday of a count of days since 1970-01-01, which was a Thursday: 1 = Monday to 7 = Sunday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
