import { expect, it } from 'vitest';
import { ledgerFilter, ledgerSearch, overviewSearch } from './search';

it('reads a day that exists and no other', () => {
  expect(overviewSearch({ day: '2026-02-28' })).toEqual({ day: '2026-02-28' });
  for (const day of ['2026-02-30', '2026-13-01', 'heute', '', 20260228]) expect(overviewSearch({ day })).toEqual({});
});

it('asks for exactly what a number counts', () => {
  expect(ledgerFilter(ledgerSearch({ day: '2026-06-01', area: 370212, state: 'GAP' }))).toEqual({
    day: '2026-06-01',
    areaCode: '370212',
    states: ['GAP'],
  });
  expect(ledgerFilter(ledgerSearch({ unit: 'none', silent: '30', mine: '1' }))).toEqual({
    withoutUnit: true,
    noContactDays: 30,
    mine: true,
  });
});
