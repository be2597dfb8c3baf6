import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairLists, type ComparisonPoints, type Listed } from './engine.js';
import { alikeAddresses, alikeDates, alikeNames, plainAddress } from './similar.js';

const points: ComparisonPoints = { name: 40, birth: 35, address: 25, missing: 30, match: 85, unsure: 65 };
const row = (name: string, birthDate: string | null, address: string | null, hash: string | null = null): Listed => ({
  name,
  birthDate,
  place: address === null ? null : plainAddress(address),
  hash,
});
const kinds = async (a: Listed, b: Listed): Promise<string[]> => (await pairLists([a], [b], points)).map((pair) => pair.kind);

describe('how alike', () => {
  it.each([
    ['王秀英', '王秀英', 1],
    ['王秀英', '王秀瑛', 0.9],
    ['王秀英', '王英秀', 0.9],
    ['王秀英', '王秀兰', 0.5],
    ['王英', '王兰', 0.3],
    ['王秀英', '李建国', 0],
  ])('names %s and %s', (a, b, expected) => expect(alikeNames(a, b)).toBe(expected));

  it.each([
    ['1950-03-12', '1950-03-12', 1],
    ['1950-03-12', '1950-12-03', 0.8],
    ['1950-03-12', '1951-03-12', 0.8],
    ['1950-03-12', '1950-03-21', 0.8],
    ['1950-03-12', '1950-11-28', 0.3],
    ['1950-03-12', '1987-11-28', 0],
  ])('dates %s and %s', (a, b, expected) => expect(alikeDates(a, b)).toBe(expected));

  it('addresses apart from province, city, spaces and signs', () => {
    const [a, b] = [plainAddress('山东省青岛市崂山区 海尔路29号'), plainAddress('崂山区海尔路２９号')];
    expect(a).toBe(b);
    expect(alikeAddresses(a, plainAddress('崂山区海尔路28号'))).toBeGreaterThan(0.6);
    expect(alikeAddresses(a, plainAddress('平度市南村镇'))).toBeLessThan(0.2);
  });
});

describe('a pair', () => {
  const home = '崂山区海尔路29号1号楼2单元301';
  it('is one person by number whatever else is said', async () =>
    expect(await kinds(row('甲', null, null, 'h'), row('乙', '1950-01-01', home, 'h'))).toEqual(['IDENTITY']));
  it('is one person by name, birth and address', async () =>
    expect(await kinds(row('王秀英', '1950-03-12', home), row('王秀瑛', '1950-03-12', home, 'h'))).toEqual(['SCORE']));
  it('is left to a person when the address is not known', async () =>
    expect(await kinds(row('王秀英', '1950-03-12', null), row('王秀英', '1950-03-12', home))).toEqual(['UNSURE']));
  it('never makes twins one person', async () => {
    expect(await kinds(row('王小明', '2012-03-12', home), row('王小红', '2012-03-12', home))).toEqual(['UNSURE']);
    expect(await kinds(row('王小明', '2012-03-12', home, 'a'), row('王小红', '2012-03-12', home, 'b'))).toEqual([]);
  });
  it('with two valid numbers is a question, not a match', async () =>
    expect(await kinds(row('王秀英', '1950-03-12', home, 'a'), row('王秀英', '1950-03-12', home, 'b'))).toEqual(['IDENTITY_DIFFERS']));
  it('of a common birth date in a block that is too large is still found by surname', async () => {
    const many = Array.from({ length: 300 }, (_, n) => row(`${String.fromCodePoint(0x4e00 + n)}某某`, '1960-01-01', `${n}村`));
    const twin = many.map((one) => ({ ...one, name: `${one.name?.slice(0, 1)}某枚` }));
    expect(await pairLists(many, twin, points)).toHaveLength(300);
  });
});

describe('any two lists', () => {
  const names = ['王秀英', '王秀瑛', '李建国', '李建华', '张桂兰'];
  const listed = fc.record({
    name: fc.constantFrom(...names),
    birthDate: fc.constantFrom('1950-03-12', '1950-12-03', '1951-03-12', null),
    place: fc.constantFrom('海尔路29号', '海尔路28号', '南村镇', null),
    hash: fc.constantFrom('a', 'b', 'c', 'd', null),
  });
  const list = fc
    .array(listed, { maxLength: 12 })
    .map((rows) => rows.filter((one, at) => one.hash === null || rows.findIndex((other) => other.hash === one.hash) === at));

  it('pair each row once at most, equal numbers always, and the same way round', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, async (left, right) => {
        const pairs = await pairLists(left, right, points);
        expect(new Set(pairs.map((pair) => pair.left)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.right)).size).toBe(pairs.length);
        for (const [at, one] of left.entries()) {
          const other = one.hash === null ? -1 : right.findIndex((candidate) => candidate.hash === one.hash);
          if (other >= 0) expect(pairs).toContainEqual({ left: at, right: other, kind: 'IDENTITY', score: 100 });
        }
        for (const pair of pairs) {
          const [a, b] = [left[pair.left], right[pair.right]];
          if (pair.kind === 'SCORE') expect(a?.hash !== null && b?.hash !== null).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
