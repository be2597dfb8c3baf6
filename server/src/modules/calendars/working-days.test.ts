import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDateOfDay, dayNumberOf } from './civil-dates.js';
import { calendarSeedRows, holidayCalendar, SEEDED_YEARS } from './seed.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.js';

const calendar = holidayCalendar(calendarSeedRows(), SEEDED_YEARS);

describe('isWorkingDay', () => {
  it('does not guess an unknown year, not even a Sunday', () => {
    expect(isWorkingDay(calendar, '2027-01-03')).toEqual({ known: false, missingYears: [2027] });
    expect(isWorkingDay(calendar, '2018-12-31')).toEqual({ known: false, missingYears: [2018] });
  });

  it('refuses a date that does not exist', () => {
    expect(() => isWorkingDay(calendar, '2020-02-30')).toThrow(RangeError);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2020-01-16', 1, '2020-01-17'],
    ['2020-01-17', 1, '2020-01-19'], // the Sunday worked before the Spring Festival
    ['2020-01-23', 1, '2020-02-03'], // the prolonged Spring Festival
    ['2020-04-30', 1, '2020-05-06'],
    ['2020-09-30', 2, '2020-10-10'], // the worked Saturday after the National Day
    ['2020-08-17', 20, '2020-09-14'],
    ['2020-12-31', 1, '2021-01-04'],
    ['2021-01-04', -1, '2020-12-31'],
    ['2020-10-09', -1, '2020-09-30'],
    ['2020-10-04', 0, '2020-10-04'],
  ])('%s and %i working days gives %s', (from, count, expected) => {
    expect(addWorkingDays(calendar, from, count)).toEqual({ known: true, value: expected });
  });

  it('says which year is missing when the count runs past the known years', () => {
    expect(addWorkingDays(calendar, '2026-12-25', 4)).toEqual({ known: true, value: '2026-12-31' });
    expect(addWorkingDays(calendar, '2026-12-25', 5)).toEqual({ known: false, missingYears: [2027] });
    expect(addWorkingDays(calendar, '2019-01-02', -1)).toEqual({ known: false, missingYears: [2018] });
  });

  it('is undone by workingDaysBetween and always lands on a working day', () => {
    const day = fc.integer({ min: dayNumberOf('2019-06-01'), max: dayNumberOf('2026-06-01') }).map(civilDateOfDay);
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, count) => {
        const to = addWorkingDays(calendar, from, count);
        if (!to.known) return false;
        const back = workingDaysBetween(calendar, from, to.value);
        const lands = isWorkingDay(calendar, to.value);
        return back.known && back.value === count && (count === 0 || (lands.known && lands.value));
      }),
    );
  });

  it('counts whole days only', () => {
    expect(() => addWorkingDays(calendar, '2020-01-01', 1.5)).toThrow(RangeError);
  });
});

describe('workingDaysBetween', () => {
  it('excludes the first and includes the last day', () => {
    expect(workingDaysBetween(calendar, '2020-08-14', '2020-08-17')).toEqual({ known: true, value: 1 });
    expect(workingDaysBetween(calendar, '2020-08-17', '2020-08-17')).toEqual({ known: true, value: 0 });
    expect(workingDaysBetween(calendar, '2020-10-09', '2020-09-29')).toEqual({ known: true, value: -2 });
  });

  it('gives the 249 working days of 2020: 262 weekdays, 19 of them off, 6 days at weekends worked', () => {
    expect(workingDaysBetween(calendar, '2019-12-31', '2020-12-31')).toEqual({ known: true, value: 249 });
  });

  it('names every missing year', () => {
    expect(workingDaysBetween(calendar, '2026-12-31', '2028-01-01')).toEqual({ known: false, missingYears: [2027, 2028] });
  });
});
