import { describe, expect, it } from 'vitest';
import { type AreaCells, type AreaLookup, type KnownArea, resolveArea } from './area-path.js';

const tree: Record<string, KnownArea[]> = {
  '': [
    { code: '370212', name: '崂山区' },
    { code: '370283', name: '平度市' },
  ],
  '370212': [{ code: '370212001', name: '金家岭街道' }],
  '370283': [
    { code: '370283001', name: '南村镇' },
    { code: '370283002', name: '南村街道' },
  ],
  '370212001': [{ code: '370212001001', name: '金家岭社区' }],
};
const lookup: AreaLookup = {
  byCode: (code) =>
    Object.values(tree)
      .flat()
      .find((area) => area.code === code),
  children: (code) => tree[code ?? ''] ?? [],
};
const find = (cells: Partial<AreaCells>) => {
  const result = resolveArea(lookup, { areaCode: null, district: null, town: null, community: null, ...cells });
  return result.ok ? result.code : `${result.field} ${result.code}`;
};

describe('resolveArea', () => {
  it.each([
    [{ district: '崂山区', town: '金家岭街道', community: '金家岭社区' }, '370212001001'],
    [{ district: '崂山', town: '金家岭', community: '金家岭' }, '370212001001'],
    [{ district: '青岛市崂山区', town: '金家岭街道办事处' }, '370212001'],
    [{ district: '崂山区' }, '370212'],
    [{ areaCode: '370212001001' }, '370212001001'],
    [{ areaCode: '370212001000000' }, '370212001'],
    [{ areaCode: '370212001', district: '平度市' }, '370212001'],
    [{ district: '平度市', town: '南村镇' }, '370283001'],
    [{ district: '平度市', town: '南村' }, 'town NOT_FOUND'],
    [{ district: '崂山区', community: '金家岭社区' }, 'town REQUIRED'],
    [{ district: '崂山区', town: '南村镇' }, 'town NOT_FOUND'],
    [{ town: '金家岭街道' }, 'district REQUIRED'],
    [{ areaCode: '999999' }, 'areaCode NOT_FOUND'],
    [{}, 'district REQUIRED'],
  ])('%j gives %s', (cells, expected) => {
    expect(find(cells)).toBe(expected);
  });
});
