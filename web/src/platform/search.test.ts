import { describe, expect, it } from 'vitest';
import { boardSearch, needFilter } from '../features/needs/search';
import { volunteersSearch } from '../features/volunteers/search';
import { compact, flag, oneOf, opaque, text, whole } from './search';

describe('readers of search parameters', () => {
  it('leave out what they do not understand', () => {
    expect(text({ q: '  ' }, 'q')).toBeUndefined();
    expect(text({ q: { evil: 1 } }, 'q')).toBeUndefined();
    expect(text({ q: 370212 }, 'q')).toBe('370212');
    expect(text({ q: 'x'.repeat(200) }, 'q')).toHaveLength(80);
    expect(oneOf({ state: 'HACKED' }, 'state', ['A'])).toBeUndefined();
    expect(whole({ page: '' }, 'page', 2, 9)).toBeUndefined();
    expect(whole({ page: '3' }, 'page', 2, 9)).toBe(3);
    expect(whole({ page: 1.5 }, 'page', 0, 9)).toBeUndefined();
    expect(flag({ overdue: 'yes' }, 'overdue')).toBeUndefined();
    expect(flag({ overdue: true }, 'overdue')).toBe(true);
    expect(opaque({ after: 'x'.repeat(401) }, 'after')).toBeUndefined();
    expect(compact({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });
});

describe('the board in its URL', () => {
  it('keeps a good URL and drops the rest of a bad one', () => {
    expect(boardSearch({ tier: 'URGENT', team: 'NOBODY', overdue: '1', page: '-1', need: 'n1', junk: 1 })).toEqual({
      tier: 'URGENT',
      overdue: true,
      need: 'n1',
    });
  });

  it('asks for what the URL says and nothing more', () => {
    expect(needFilter({}, '2026-11-24T16:00:00.000Z')).toEqual({});
    expect(needFilter({ tier: 'EMERGENCY', due: 'today', area: '370212' }, '2026-11-24T16:00:00.000Z')).toEqual({
      tiers: ['EMERGENCY'],
      dueBefore: '2026-11-24T16:00:00.000Z',
      states: ['UNMATCHED', 'OFFERED', 'ASSIGNED'],
      areaCode: '370212',
    });
  });
});

describe('volunteers in their URL', () => {
  it('takes a day only as a civil date', () => {
    expect(volunteersSearch({ free: '2026-11-24' })).toEqual({ free: '2026-11-24' });
    expect(volunteersSearch({ free: 'tomorrow' })).toEqual({});
  });
});
