import { describe, expect, it } from 'vitest';
import { asked, figuresSearch, workbookUrl } from './search';

describe('the figures of a URL', () => {
  it('are of today, the whole city and six months unless told', () => expect(asked({})).toEqual({ asOf: null, area: null, months: 6 }));
  it('take what is sound and leave the rest', () => {
    expect(figuresSearch({ day: '2026-02-30', months: 99, key: 'TEMPORARY_CAP' })).toEqual({});
    expect(figuresSearch({ day: '2026-02-28', months: '12', key: 'ALLOWANCE_PAID', area: 370212 })).toEqual({
      day: '2026-02-28',
      months: 12,
      key: 'ALLOWANCE_PAID',
      area: '370212',
    });
  });
  it('ask the same of the workbook', () =>
    expect(workbookUrl({ day: '2026-02-28', area: '370212', months: 3 })).toBe('/figures.xlsx?months=3&asOf=2026-02-28&areaCode=370212'));
});
