import { addDays, weekdayOf } from '../civil-dates.js';

/**
 * The State Council's arrangements of public holidays, written down from the notices by hand and independently of the
 * seed's source. 2019 with the May change of March 2019, 2020 with the prolonged Spring Festival (to 2 February).
 * Holidays as first day and number of days; `work` lists the make-up days at weekends.
 */
const PUBLISHED_ARRANGEMENTS: Readonly<
  Record<number, { readonly off: readonly (readonly [string, number])[]; readonly work: readonly string[] }>
> = {
  2019: {
    off: [
      ['01-01', 1],
      ['02-04', 7],
      ['04-05', 3],
      ['05-01', 4],
      ['06-07', 3],
      ['09-13', 3],
      ['10-01', 7],
    ],
    work: ['02-02', '02-03', '04-28', '05-05', '09-29', '10-12'],
  },
  2020: {
    off: [
      ['01-01', 1],
      ['01-24', 10],
      ['04-04', 3],
      ['05-01', 5],
      ['06-25', 3],
      ['10-01', 8],
    ],
    work: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
  },
  2021: {
    off: [
      ['01-01', 3],
      ['02-11', 7],
      ['04-03', 3],
      ['05-01', 5],
      ['06-12', 3],
      ['09-19', 3],
      ['10-01', 7],
    ],
    work: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  },
  2022: {
    off: [
      ['01-01', 3],
      ['01-31', 7],
      ['04-03', 3],
      ['04-30', 5],
      ['06-03', 3],
      ['09-10', 3],
      ['10-01', 7],
      ['12-31', 1],
    ],
    work: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
  },
  2023: {
    off: [
      ['01-01', 2],
      ['01-21', 7],
      ['04-05', 1],
      ['04-29', 5],
      ['06-22', 3],
      ['09-29', 8],
    ],
    work: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  2024: {
    off: [
      ['01-01', 1],
      ['02-10', 8],
      ['04-04', 3],
      ['05-01', 5],
      ['06-10', 1],
      ['09-15', 3],
      ['10-01', 7],
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    off: [
      ['01-01', 1],
      ['01-28', 8],
      ['04-04', 3],
      ['05-01', 5],
      ['05-31', 3],
      ['10-01', 8],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['01-01', 3],
      ['02-15', 9],
      ['04-04', 3],
      ['05-01', 5],
      ['06-19', 3],
      ['09-25', 3],
      ['10-01', 7],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

/** Holidays and make-up days of one year by the hand-written table. @throws Error for a year that is not in it */
export function publishedDays(year: number): { off: Set<string>; work: Set<string> } {
  const arrangement = PUBLISHED_ARRANGEMENTS[year];
  if (arrangement === undefined) throw new Error(`no table for ${year}`);
  const off = arrangement.off.flatMap(([first, days]) => Array.from({ length: days }, (_, index) => addDays(`${year}-${first}`, index)));
  return { off: new Set(off), work: new Set(arrangement.work.map((day) => `${year}-${day}`)) };
}

/** Whether offices work on a day by the hand-written table. @throws Error for a year that is not in it */
export function worksByNotice(date: string): boolean {
  const { off, work } = publishedDays(Number(date.slice(0, 4)));
  return work.has(date) || (weekdayOf(date) <= 5 && !off.has(date));
}
