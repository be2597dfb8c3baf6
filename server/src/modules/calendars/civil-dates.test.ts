import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { civilDate } from '../../platform/clock.js';
import { addDays, addMonths, civilDateOfDay, dayNumberOf, instantAt, minuteOfDay, weekdayOf } from './civil-dates.js';

afterEach(() => vi.unstubAllEnvs());

describe.each(['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])('with the process in %s', (zone) => {
  it('gives the date in Asia/Shanghai on both sides of midnight', () => {
    vi.stubEnv('TZ', zone);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(civilDate(new Date('2020-08-17T15:59:59.999Z'))).toBe('2020-08-17');
    expect(civilDate(new Date('2020-08-17T16:00:00.000Z'))).toBe('2020-08-18');
    expect(civilDate(new Date('2019-12-31T15:59:59Z'))).toBe('2019-12-31');
    expect(civilDate(new Date('2019-12-31T16:00:00Z'))).toBe('2020-01-01');
    expect(civilDate(new Date('2020-02-28T16:00:00Z'))).toBe('2020-02-29');
    expect(instantAt('2020-01-01').toISOString()).toBe('2019-12-31T16:00:00.000Z');
    expect(instantAt('2020-01-01', 510).toISOString()).toBe('2020-01-01T00:30:00.000Z');
    expect(minuteOfDay(new Date('2020-08-17T15:59:59Z'))).toBe(1439);
    expect(weekdayOf('2020-08-17')).toBe(1);
    expect(weekdayOf('2020-08-16')).toBe(7);
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
  });
});

const instant = fc.date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });

describe('civil dates', () => {
  it('agree with the time zone data for every instant since 1992', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
    fc.assert(
      fc.property(instant, (at) => {
        const [date, time] = shanghai.format(at).split(' ');
        const [hour, minute] = (time ?? '').split(':').map(Number);
        return civilDate(at) === date && minuteOfDay(at) === (hour ?? 0) * 60 + (minute ?? 0);
      }),
    );
  });

  it('add months and stop at the end of a short month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-15', 14)).toBe('2028-01-15');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('go to day numbers and back', () => {
    fc.assert(fc.property(fc.integer({ min: -40_000, max: 60_000 }), (day) => dayNumberOf(civilDateOfDay(day)) === day));
  });

  it.each(['2019-02-29', '2020-13-01', '2020-00-10', '20200101', '', '2020-1-1', '2020-01-01T00:00:00Z'])('refuses %j', (text) => {
    expect(() => dayNumberOf(text)).toThrow(RangeError);
  });
});
