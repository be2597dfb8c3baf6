import { createRequire } from 'node:module';
import { z } from 'zod';
import type { DayKind, HolidayCalendar } from './working-days.js';

/** One day of a published arrangement, as the calendar table stores it. */
export interface CalendarDayRow {
  /** Civil date `YYYY-MM-DD`. */
  readonly date: string;
  readonly year: number;
  readonly kind: DayKind;
  /** Chinese name of the holiday that the day belongs to. */
  readonly name: string;
}

/** Years whose arrangement the State Council has published and the product was checked against. */
export const SEEDED_YEARS: readonly number[] = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

const PUBLISHED = z.object({ holidays: z.record(z.string(), z.string()), workdays: z.record(z.string(), z.string()) });

/** The package's functions answer for every year; only its data tell which years it really has. */
const published = PUBLISHED.parse(createRequire(import.meta.url)('chinese-days/dist/chinese-days.json'));

function rowsOf(days: Record<string, string>, kind: DayKind): CalendarDayRow[] {
  return Object.entries(days).map(([date, label]) => ({ date, year: Number(date.slice(0, 4)), kind, name: label.split(',')[1] ?? label }));
}

/**
 * Holidays and make-up days of the given years in order of date.
 * @throws Error when the data lack a year: an arrangement is never made up.
 */
export function calendarSeedRows(years: readonly number[] = SEEDED_YEARS): CalendarDayRow[] {
  const rows = [...rowsOf(published.holidays, 'HOLIDAY'), ...rowsOf(published.workdays, 'WORKDAY')].filter((row) =>
    years.includes(row.year),
  );
  for (const year of years) {
    if (!rows.some((row) => row.date === `${year}-10-01` && row.kind === 'HOLIDAY'))
      throw new Error(`no published arrangement for ${year}`);
  }
  return rows.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The calendar of stored rows; the known years are stated, not derived, because a year may lack rows by mistake. */
export function holidayCalendar(rows: Iterable<Pick<CalendarDayRow, 'date' | 'kind'>>, knownYears: Iterable<number>): HolidayCalendar {
  return { days: new Map(Array.from(rows, (row) => [row.date, row.kind])), knownYears: new Set(knownYears) };
}
