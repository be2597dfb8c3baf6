import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Programme, Relation, HardshipTag, Sex } from '../households/index.js';
import { parseAvailability } from './availability.js';
import { HARDSHIP_TAGS, PROGRAMMES, RELATIONS, SEXES } from './choices.js';
import { targetFields } from './fields.js';
import { readCell } from './parse-cell.js';

const TODAY = '2020-08-17';

function parse(kind: 'HOUSEHOLDS' | 'VOLUNTEERS' | 'NEEDS', key: string, text: string) {
  const field = targetFields(kind).find((candidate) => candidate.key === key);
  if (!field) throw new Error(`no field ${key}`);
  const result = readCell(field, text, TODAY);
  return result.ok ? result.value : result.code;
}

const WANG = { number: '11010519491231002X', birthDate: '1949-12-31', sex: 'FEMALE' };
const person = (key: string, text: string) => parse('HOUSEHOLDS', key, text);

describe('readCell', () => {
  it.each([
    ['2020-04-01', '2020-04-01'],
    ['2020/4/1', '2020-04-01'],
    ['2020.4.1', '2020-04-01'],
    ['2020年4月1日', '2020-04-01'],
    ['２０２０年４月１日', '2020-04-01'],
    ['2020 年 4 月 1 日', '2020-04-01'],
    ['20200401', '2020-04-01'],
    ['43922', '2020-04-01'],
    ['2020-04-01 00:00:00', '2020-04-01'],
    ['2020-04-01T08:30', '2020-04-01'],
    ['2020-02-30', 'INVALID_FORMAT'],
    ['2020-13-01', 'INVALID_FORMAT'],
    ['2020年4月', 'INVALID_FORMAT'],
    ['20-4-1', 'INVALID_FORMAT'],
    ['4/1/2020', 'INVALID_FORMAT'],
    ['2020-04-01 25:00', 'INVALID_FORMAT'],
    ['昨天', 'INVALID_FORMAT'],
    ['2020-08-18', 'OUT_OF_RANGE'],
    ['2020-08-17', '2020-08-17'],
    ['', undefined],
    [' - ', undefined],
    ['无', undefined],
  ])('date %j gives %j', (text, expected) => {
    expect(person('birthDate', text)).toBe(expected);
  });

  it.each([
    ['windowStart', '2020-08-20 09:30', '2020-08-20T01:30:00.000Z'],
    ['windowStart', '2020年8月20日 9点半', '2020-08-20T01:30:00.000Z'],
    ['windowEnd', '2020/8/20 14时', '2020-08-20T06:00:00.000Z'],
    ['windowEnd', '44063.395833333336', '2020-08-20T01:30:00.000Z'],
    ['windowStart', '2020-08-20', '2020-08-19T16:00:00.000Z'],
    ['windowEnd', '2020-08-20', '2020-08-20T15:59:00.000Z'],
    ['dueAt', '2020-12-31', '2020-12-31T15:59:00.000Z'],
    ['dueAt', '20200820 0930', 'INVALID_FORMAT'],
  ])('%s %j is %s', (key, text, expected) => {
    const value = parse('NEEDS', key, text);
    expect(value instanceof Date ? value.toISOString() : value).toBe(expected);
  });

  it.each([
    ['13812341234', '13812341234'],
    ['138 1234 1234', '13812341234'],
    ['+86-138-1234-1234', '13812341234'],
    ['１３８１２３４１２３４', '13812341234'],
    ['0532-85911234', '0532-85911234'],
    ['(0532)85911234', '0532-85911234'],
    ['053285911234转801', '0532-85911234转801'],
    ['85911234', '85911234'],
    ['1381234123', 'INVALID_FORMAT'],
    ['138123412345', 'INVALID_FORMAT'],
    ['13812341234/13912341234', 'INVALID_FORMAT'],
    ['1.38E+10', 'INVALID_FORMAT'],
    ['电话', 'INVALID_FORMAT'],
  ])('telephone %j gives %j', (text, expected) => {
    expect(person('phone', text)).toBe(expected);
  });

  it.each([
    ['11010519491231002x', WANG],
    ['110105491231002', WANG],
    ['110105194912310021', 'IDENTITY_NUMBER_CHECK_DIGIT'],
    ['110105194913310021', 'OUT_OF_RANGE'],
    ['3.70202E+17', 'INVALID_FORMAT'],
    ['', undefined],
  ])('identity number %j gives %j', (text, expected) => {
    expect(person('identityNumber', text)).toEqual(expected);
  });

  it.each([
    ['relation', '户主', 'HEAD'],
    ['relation', 'spouse', 'SPOUSE'],
    ['relation', '邻居', 'INVALID_CHOICE'],
    ['relation', '', undefined],
    ['sex', '男', 'MALE'],
    ['name', ' ', undefined],
    ['name', '长'.repeat(101), 'TOO_LONG'],
    ['name', '无', '无'],
    ['programmes', '低保；建档立卡', ['MINIMUM_LIVING_ALLOWANCE', 'REGISTERED_POOR']],
    ['programmes', '低保、城市低保', ['MINIMUM_LIVING_ALLOWANCE']],
    ['programmes', '低保、高保', 'INVALID_CHOICE'],
    ['hardshipTags', '独居 ; 残疾', ['LIVING_ALONE', 'DISABLED']],
    ['disabilityGrade', '2级', 2],
    ['disabilityGrade', '5', 'OUT_OF_RANGE'],
    ['latitude', '36.0986', 36.0986],
    ['latitude', '360', 'OUT_OF_RANGE'],
    ['latitude', 'NaN', 'INVALID_FORMAT'],
    ['dialects', '普通话,青岛话;青岛话', ['普通话', '青岛话']],
  ])('%s %j gives %j', (key, text, expected) => {
    expect(person(key, text)).toEqual(expected);
  });

  it.each([
    ['60', 60],
    ['60分钟', 60],
    ['1,440', 1440],
    ['1440.0', 1440],
    ['0', 'OUT_OF_RANGE'],
    ['1.5', 'INVALID_FORMAT'],
    ['1e3', 'INVALID_FORMAT'],
    ['一小时', 'INVALID_FORMAT'],
  ])('minutes %j give %j', (text, expected) => {
    expect(parse('NEEDS', 'minutes', text)).toBe(expected);
  });

  it('knows every value of the enumerations and no other', () => {
    const values = (list: readonly { value: string }[]): string[] => list.map((choice) => choice.value).toSorted();
    expect(values(PROGRAMMES)).toEqual(Object.values(Programme).toSorted());
    expect(values(RELATIONS)).toEqual(Object.values(Relation).toSorted());
    expect(values(HARDSHIP_TAGS)).toEqual(Object.values(HardshipTag).toSorted());
    expect(values(SEXES)).toEqual(Object.values(Sex).toSorted());
  });

  it('never throws, whatever the cell holds', () => {
    const fields = (['HOUSEHOLDS', 'VOLUNTEERS', 'NEEDS'] as const).flatMap((kind) => targetFields(kind));
    const unit = fc.constantFrom('1', '9', '周', '一', '五', '至', '-', ':', ' ', '年', '月', '.', '半', '点', 'X', '；', '𠮷');
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit }));
    fc.assert(
      fc.property(fc.constantFrom(...fields), text, (field, cell) => typeof readCell(field, cell, TODAY).ok === 'boolean'),
      { numRuns: 3000 },
    );
  });
});

describe('parseAvailability', () => {
  const days = (text: string): string[] | null =>
    parseAvailability(text)?.map((window) => `${window.weekday}:${window.fromMinute}-${window.toMinute}`) ?? null;

  it.each([
    ['周一至周五 08:30-11:30', ['1:510-690', '2:510-690', '3:510-690', '4:510-690', '5:510-690']],
    ['周六、周日 9:00-12:00,14:00-17:00', ['6:540-720', '6:840-1020', '7:540-720', '7:840-1020']],
    ['周一三五 9点-11点半', ['1:540-690', '3:540-690', '5:540-690']],
    ['周一至三 08：30～09：30；周末 10:00至11:00', ['1:510-570', '2:510-570', '3:510-570', '6:600-660', '7:600-660']],
    ['星期六到星期一 20:00-24:00', ['1:1200-1440', '6:1200-1440', '7:1200-1440']],
    ['Mon-Wed 09:00-10:00; Sunday 9:00-9:30', ['1:540-600', '2:540-600', '3:540-600', '7:540-570']],
    ['工作日 18:00-20:00', ['1:1080-1200', '2:1080-1200', '3:1080-1200', '4:1080-1200', '5:1080-1200']],
    ['周二 08:00-10:00，周二 09:00-11:00', ['2:480-660']],
    ['周一 8:00-9:00 周三 8:00-9:00', ['1:480-540', '3:480-540']],
    ['周一上午', null],
    ['周一', null],
    ['08:00-09:00', null],
    ['周一 11:00-09:00', null],
    ['周一 08:00-25:00', null],
    ['周八 08:00-09:00', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });
});
