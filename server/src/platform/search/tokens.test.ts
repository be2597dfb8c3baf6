import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressTokens, codeTokens, nameTokens, phoneTokens, queryTokens } from './tokens.js';

/** What `@>` answers in the database. */
function finds(row: readonly string[], query: string): boolean {
  const wanted = queryTokens(query);
  return wanted.length > 0 && wanted.every((token) => row.includes(token));
}

describe('names', () => {
  it.each([
    ['王秀英', '王秀英'],
    ['王秀英', '秀英'],
    ['王秀英', '英'],
    ['王秀英', 'wangxiuying'],
    ['王秀英', 'WangXiu'],
    ['王秀英', 'wang xiuying'],
    ['王秀英', 'xiuy'],
    ['王秀英', 'wxy'],
    ['王秀英', 'wx'],
    ['王秀英', 'w'],
    ['王秀英', ' ｗａｎｇ　秀英 '],
    ['单雄信', 'shanxiongxin'],
    ['单雄信', 'danxiongxin'],
    ['曾小贤', 'zengxiao'],
    ['仇英', 'qiuying'],
    ['解缙', 'xiejin'],
    ['尉迟恭', 'yuchigong'],
    ['欧阳修', 'ouyang'],
    ['乐嘉', 'yuejia'],
    ['乐嘉', 'lejia'],
    ['吕布', 'lvbu'],
    ['吕布', 'lubu'],
    ['吕布', 'lübu'],
    ['𠮷田', '𠮷'],
    ['𠮷田', '𠮷田'],
    ['𠮷田', 'tian'],
    ['阿依古丽·买买提', '买买提'],
    ['John Smith', 'smi'],
    ['José García', 'garcia jose'],
  ])('%s is found by %j', (name, query) => {
    expect(finds(nameTokens(name), query)).toBe(true);
  });

  it.each([
    ['王秀英', '王英'],
    ['王秀英', '英秀'],
    ['王秀英', 'angxiu'],
    ['王秀英', 'zhang'],
    ['王秀英', ''],
    ['王秀英', ' ·-%_'],
    ['', '王'],
    ['单雄信', '单信'],
  ])('%s is not found by %j', (name, query) => {
    expect(finds(nameTokens(name), query)).toBe(false);
  });

  it('are found by every part of themselves, whatever the characters', () => {
    const han = fc
      .oneof(fc.integer({ min: 0x4e00, max: 0x9fa5 }), fc.integer({ min: 0x20000, max: 0x2a6d0 }))
      .map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(han, { minLength: 1, maxLength: 5 }), fc.nat(4), fc.nat(4), (name, from, length) => {
        const part = name.slice(from % name.length, (from % name.length) + length + 1).join('');
        return finds(nameTokens(name.join('')), part);
      }),
    );
  });
});

describe('addresses, telephones and codes', () => {
  const address = addressTokens('崂山区金家岭街道金家岭社区海尔路29号1号楼2单元301 A座');

  it.each(['海尔路', '海尔路29号', '29号', '金家岭 301', 'a座', '岭'])('an address is found by %j', (query) => {
    expect(finds(address, query)).toBe(true);
  });

  it.each(['海路', '2号楼9', '30'])('an address is not found by %j', (query) => {
    expect(finds(address, query)).toBe(false);
  });

  it.each(['13812345678', '138 1234 5678', '+86 138-1234-5678', '5678', '１３８１２３４５６７８'])('a mobile is found by %j', (query) => {
    expect(finds(phoneTokens('13812345678'), query)).toBe(true);
  });

  it.each(['0532-85911234', '053285911234', '85911234', '1234', '(0532) 8591 1234'])('a landline is found by %j', (query) => {
    expect(finds(phoneTokens('0532-85911234'), query)).toBe(true);
  });

  it.each(['1381234', '13812345679', '8', '12345678'])('a mobile is not found by %j', (query) => {
    expect(finds(phoneTokens('13812345678'), query)).toBe(false);
  });

  it.each(['H-2020-000123', 'h2020000123', 'H-2020000123'])('a code is found by %j', (query) => {
    expect(finds(codeTokens('H-2020-000123'), query)).toBe(true);
  });

  it.each(['370212-000123', '370212000123'])('a number in parts is found by %j', (query) => {
    expect(finds(codeTokens('370212-000123'), query)).toBe(true);
  });
});

describe('queryTokens', () => {
  it('uses pairs only where there are pairs, so that the rarest posting lists are read', () => {
    expect(queryTokens('金家岭')).toEqual(['金家', '家岭']);
    expect(queryTokens('岭')).toEqual(['岭']);
  });

  it('stays small and never throws for whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        (text) => queryTokens(text).length <= 64 && !queryTokens(text).includes(''),
      ),
    );
  });
});

it('finds a number in which letters and digits alternate as it is printed', () => {
  for (const query of ['E2E-0001', 'e2e-0001', 'e2e 0001']) expect(finds(codeTokens('E2E-0001'), query)).toBe(true);
  expect(finds(codeTokens('E2E-0001'), 'E3E-0001')).toBe(false);
});
