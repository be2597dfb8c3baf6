import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { AreaDirectory } from './area-directory.js';
import { areaField, areaText, type Draft } from './draft.js';

const areas = new AreaDirectory([
  { code: 370200e9, name: '青岛市', level: 'CITY' },
  { code: 370212e9, name: '崂山区', level: 'DISTRICT' },
  { code: 370283e9, name: '平度市', level: 'DISTRICT' },
  { code: 370212001e6, name: '金家岭街道', level: 'TOWN' },
  { code: 370283001e6, name: '南村镇', level: 'TOWN' },
  { code: 370212001001e3, name: '东山社区', level: 'COMMUNITY' },
  { code: 370283001001e3, name: '东山社区', level: 'COMMUNITY' },
]);

function find(text: string): number | string {
  const answer = areas.find(text);
  return 'problem' in answer ? answer.problem : answer.area.code;
}

describe('AreaDirectory', () => {
  it.each([
    ['崂山区/金家岭街道/东山社区', 370212001001e3],
    ['青岛市崂山区金家岭街道办事处东山社区居委会', 370212001001e3],
    ['崂山 金家岭街道', 370212001e6],
    ['370212001001', 370212001001e3],
    ['370212001000000', 370212001e6],
    ['南村镇', 370283001e6],
    ['东山社区', 'AMBIGUOUS'],
    ['崂山区南村镇', 'UNKNOWN'],
    ['370299', 'UNKNOWN'],
  ])('%s is %s', (text, expected) => {
    expect(find(text)).toBe(expected);
  });
});

describe('the area of a row', () => {
  const draft = (values: Record<string, string>): Draft => ({ rowNumber: 2, cells: [], values, faults: [], duplicate: false });

  it('stands in one cell, or in a column for each level', () => {
    expect(areaText(draft({ area: '370212', town: '南村镇' }))).toBe('370212');
    expect(find(areaText(draft({ district: '崂山区', town: '金家岭街道', community: '东山社区' })) ?? '')).toBe(370212001001e3);
    expect(areaText(draft({}))).toBeUndefined();
  });

  it('shows its faults at the lowest level that is filled', () => {
    expect(areaField(draft({ district: '崂山区', town: '金家岭街道' }))).toBe('town');
    expect(areaField(draft({ area: '370212', town: '金家岭街道' }))).toBe('area');
    expect(areaField(draft({}))).toBe('area');
  });
});
