import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAddress, maskName, maskPhone } from './masking.js';

describe('maskName', () => {
  it.each([
    ['张三', '张*'],
    ['王秀英', '王*英'],
    ['欧阳修', '欧阳*'],
    ['欧阳小明', '欧阳*明'],
    ['欧阳', '欧*'],
    ['王李小明', '王**明'],
    ['王', '*'],
    ['', ''],
    [' 王 秀 英 ', '王*英'],
    ['𠮷田𬱖', '𠮷*𬱖'],
    ['㛃𡘙', '㛃*'],
    ['葛\u{E0100}小明', '葛\u{E0100}*明'],
    ['阿依古丽·买买提', '阿***·买***'],
    ['John Smith', 'J*** S***'],
    ['Jo', 'J***'],
    ['J', '*'],
    ['O’Neil Mary-Ann', 'O*** M***-A***'],
  ])('%j becomes %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('hides at least one character of every name and never splits a surrogate pair', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
    const rare = fc.integer({ min: 0x20000, max: 0x2a6d0 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(fc.oneof(han, rare), { minLength: 1, maxLength: 6 }), (name) => {
        const masked = maskName(name.join(''));
        return masked.includes('*') && !/\p{Surrogate}/u.test(masked) && Array.from(masked).length === name.length;
      }),
    );
  });
});

describe('maskPhone', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['+86 138 1234 1234', '138****1234'],
    ['0086-13812341234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['0532-85911234', '0532-****1234'],
    ['053285911234', '0532-****1234'],
    ['(0532)85911234', '0532-****1234'],
    ['0532-85911234-801', '0532-****1234'],
    ['0532-85911234转801', '0532-****1234'],
    ['010-65121234', '010-****1234'],
    ['021 6512 1234', '021-****1234'],
    ['85911234', '****1234'],
    ['8591234', '****1234'],
    ['12349', '*****'],
    ['', ''],
    ['+1 415 555 0100', '****0100'],
  ])('%j becomes %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('shows at most eight digits of anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789+- 转')) }),
        (phone) => maskPhone(phone).replace(/\D/g, '').length <= 8,
      ),
    );
  });
});

describe('maskAddress', () => {
  it.each([
    ['山东省青岛市崂山区金家岭街道金家岭社区海尔路29号1号楼2单元301', '山东省青岛市崂山区金家岭街道金家岭社区****'],
    ['崂山区金家岭街道金家岭社区', '崂山区金家岭街道金家岭社区'],
    ['青岛市市南区香港中路街道江西路社区12号3单元', '青岛市市南区香港中路街道江西路社区****'],
    ['青岛市市北区登州路街道市场三路社区市场三路9号', '青岛市市北区登州路街道市场三路社区****'],
    ['市北区登州路街道登州路55号', '市北区登州路街道****'],
    ['李沧区李村街道京口路28号3栋', '李沧区李村街道****'],
    ['平度市南村镇姜家埠村127号', '平度市南村镇姜家埠村****'],
    ['莱西市院上镇武备四村社区8号', '莱西市院上镇武备四村社区****'],
    ['即墨区田横镇周戈庄村村委会东50米', '即墨区田横镇周戈庄村****'],
    ['崂山区中韩街道中韩村路12号', '崂山区中韩街道****'],
    ['胶州市阜安街道办事处郑州东路社区居委会3号楼', '胶州市阜安街道办事处郑州东路社区居委会****'],
    ['金家岭社区海尔路29号', '金家岭社区****'],
    ['海尔路29号', '****'],
    ['', ''],
    ['No. 29, Haier Road', '****'],
    ['山东省 青岛市 城阳区 惜福镇街道 青峰社区 100号', '山东省青岛市城阳区惜福镇街道青峰社区****'],
  ])('%j becomes %j', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('never shows a house number', () => {
    const road = fc.constantFrom('海尔路', '香港中路', '李村大街', '南村路', '社区路', '镇江小区');
    const above = fc.constantFrom('', '青岛市', '青岛市市南区', '崂山区金家岭街道', '崂山区金家岭街道王家村社区', '平度市南村镇');
    fc.assert(
      fc.property(
        above,
        road,
        fc.integer({ min: 1, max: 999 }),
        (start, name, house) => !/\d/.test(maskAddress(`${start}${name}${house}号`)),
      ),
    );
  });
});
