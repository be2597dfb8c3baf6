import { describe, expect, it } from 'vitest';
import { addDays } from './civil-dates.js';
import { calendarSeedRows, holidayCalendar, SEEDED_YEARS } from './seed.js';
import { publishedDays, worksByNotice } from './testing/published.js';
import { isWorkingDay } from './working-days.js';

const calendar = holidayCalendar(calendarSeedRows(), SEEDED_YEARS);

describe('the seed', () => {
  it.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])('agrees with the published arrangement on every day of %i', (year) => {
    const { off, work } = publishedDays(year);
    const rows = calendarSeedRows([year]);
    expect(new Set(rows.filter((row) => row.kind === 'HOLIDAY').map((row) => row.date))).toEqual(off);
    expect(new Set(rows.filter((row) => row.kind === 'WORKDAY').map((row) => row.date))).toEqual(work);
    for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
      expect([date, isWorkingDay(calendar, date)]).toEqual([date, { known: true, value: worksByNotice(date) }]);
    }
  });

  it('names the holidays and gives each date once, in order', () => {
    const rows = calendarSeedRows();
    expect(rows.find((row) => row.date === '2020-10-01')).toEqual({ date: '2020-10-01', year: 2020, kind: 'HOLIDAY', name: '国庆节' });
    const dates = rows.map((row) => row.date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
  });

  it('refuses a year that nobody has published', () => {
    expect(() => calendarSeedRows([2026, 2099])).toThrow('2099');
  });
});
