import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const of = (file: string): string => new URL(import.meta.resolve(`@finemesh/server/dist/${file}`)).href;

/** What a process of its own says of instants at which a mistaken zone would give another day, year or state. */
const SCRIPT = `
  const { civilDate } = await import('${of('platform/clock.js')}');
  const { instantAt, minuteOfDay, weekdayOf } = await import('${of('modules/calendars/civil-dates.js')}');
  const { deadlineClock } = await import('${of('modules/calendars/deadline-clock.js')}');
  const { calendarSeedRows, holidayCalendar, SEEDED_YEARS } = await import('${of('modules/calendars/seed.js')}');
  const calendar = holidayCalendar(calendarSeedRows(), SEEDED_YEARS);
  const at = (text) => new Date(text + '+08:00');
  const state = (dueAt, now) => { const c = deadlineClock({ dueAt: at(dueAt), now: at(now), calendar, dueSoonWorkingDays: 2 }); return [c.state, c.minutesLeft, c.workingDaysLeft, c.calendarKnown]; };
  console.log(JSON.stringify({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    dates: ['2019-12-31T23:59:59', '2020-01-01T00:00:00', '2020-02-29T23:59:59', '2026-12-31T23:59:59', '2027-01-01T00:00:00'].map((text) => [civilDate(at(text)), minuteOfDay(at(text)), weekdayOf(civilDate(at(text)))]),
    midnight: [instantAt('2026-01-01').toISOString(), instantAt('2025-12-31', 1440).toISOString()],
    states: [
      state('2020-12-31T23:59:59', '2020-12-31T23:59:59'), state('2020-12-31T23:59:59', '2021-01-01T00:00:00'),
      state('2021-01-04T23:59:59', '2020-12-31T23:59:59'), state('2026-02-14T23:59:59', '2026-02-13T23:59:59'), state('2026-02-24T23:59:59', '2026-02-14T23:59:59'),
      state('2027-01-04T23:59:59', '2026-12-30T23:59:59'),
    ],
  }));
`;

describe.each(['UTC', 'America/New_York', 'Asia/Shanghai'])('a process in %s', (TZ) => {
  it('gives the same days, minutes and states as one in Shanghai', () => {
    const said: unknown = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], { env: { ...process.env, TZ }, encoding: 'utf8' }),
    );
    expect(said).toEqual({
      zone: TZ,
      dates: [
        ['2019-12-31', 1439, 2],
        ['2020-01-01', 0, 3],
        ['2020-02-29', 1439, 6],
        ['2026-12-31', 1439, 4],
        ['2027-01-01', 0, 5],
      ],
      midnight: ['2025-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z'],
      states: [
        ['DUE_TODAY', 0, 0, true],
        ['OVERDUE', -1, 0, true],
        // New Year's Day is off; the first working day of 2021 is Monday the fourth.
        ['DUE_SOON', 5760, 1, true],
        // The Saturday worked before the Spring Festival counts, its nine days do not.
        ['DUE_SOON', 1440, 1, true],
        ['DUE_SOON', 14400, 1, true],
        ['ON_TRACK', 7200, null, false],
      ],
    });
  });
});
