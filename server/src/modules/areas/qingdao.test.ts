import { describe, expect, it } from 'vitest';
import { qingdaoAreas } from './qingdao.js';

const areas = qingdaoAreas();
/** Half-open range of codes at and below an area; written out here a second time. */
const areaRange = (code: number): [number, number] => [code, code + ([1e11, 1e9, 1e6, 1e3].find((size) => code % size === 0) ?? 1)];
const of = (level: string, under = 370200e9) => {
  const [low, high] = areaRange(under);
  return areas.filter((area) => area.level === level && area.code >= low && area.code < high);
};

describe('the areas of Qingdao', () => {
  it('are ten districts and cities with their official codes', () => {
    expect(of('DISTRICT').map((area) => String(area.code).slice(0, 6))).toEqual(
      '370202 370203 370211 370212 370213 370214 370215 370281 370283 370285'.split(' '),
    );
    expect(of('DISTRICT').every((area) => !area.sample)).toBe(true);
  });

  it('have 162 communities and 735 grid cells in Laoshan, as published', () => {
    expect(of('COMMUNITY', 370212e9)).toHaveLength(162);
    expect(of('GRID_CELL', 370212e9)).toHaveLength(735);
  });

  it('stand below their parents, each code once, each name once below a parent', () => {
    const byCode = new Map(areas.map((area) => [area.code, area]));
    expect(byCode.size).toBe(areas.length);
    for (const area of areas.slice(1)) {
      const [low, high] = areaRange(area.parentCode ?? 0);
      expect(area.code > low && area.code < high).toBe(true);
    }
    expect(new Set(areas.map((area) => `${area.parentCode} ${area.name}`)).size).toBe(areas.length);
  });

  it('say of everything below the districts that it is a sample', () => {
    expect(areas.filter((area) => !area.sample)).toHaveLength(11);
  });
});
