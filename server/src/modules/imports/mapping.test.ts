import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { HARDSHIP_TAGS, PROGRAMMES, RELATIONS, SEXES, TIERS, chooseFrom } from './choices.js';
import { targetFields } from './fields.js';
import { guessMapping } from './mapping.js';
import { readCell } from './parse-cell.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const KINDS = ['HOUSEHOLDS', 'VOLUNTEERS', 'NEEDS'] as const;
type Kind = (typeof KINDS)[number];
const guess = (kind: Kind, headers: string[]): (string | null)[] => guessMapping(kind, headers);

describe.each(KINDS)('fields of %s', (kind) => {
  const fields = targetFields(kind);

  it('have keys and labels of their own, in both languages', () => {
    for (const part of [fields.map((field) => field.key), fields.map((field) => field.labelZh), fields.map((field) => field.labelEn)]) {
      expect(new Set(part).size).toBe(part.length);
      expect(part).not.toContain('');
    }
  });

  it('accept their own example', () => {
    for (const field of fields) {
      const result = readCell(field, field.example ?? '', '2020-08-17');
      const filled = result.ok && result.value !== undefined;
      expect({ key: field.key, ok: result.ok, filled }).toEqual({ key: field.key, ok: true, filled: field.example !== null });
    }
  });

  it('are all read by the rules of the kind: a column that is mapped is never lost', () => {
    const files = readdirSync(here).filter((name) => /^(?:household|volunteer|need)-(?:values|rules)\.ts$|^draft\.ts$/.test(name));
    const own = files.filter((name) => name === 'draft.ts' || name.startsWith(kind.toLowerCase().slice(0, -1)));
    const source = own.map((name) => readFileSync(join(here, name), 'utf8')).join('\n');
    expect(fields.filter((field) => !source.includes(`'${field.key}'`)).map((field) => field.key)).toEqual([]);
  });

  it('are all found again under the headers of their template', () => {
    const keys = fields.map((field) => field.key);
    expect(
      guess(
        kind,
        fields.map((field) => field.labelZh),
      ),
    ).toEqual(keys);
    expect(
      guess(
        kind,
        fields.map((field) => field.labelEn),
      ),
    ).toEqual(keys);
    expect(
      guess(
        kind,
        fields.map((field) => `${field.labelZh}（必填）*`),
      ),
    ).toEqual(keys);
  });

  it('are found under each of their synonyms', () => {
    for (const field of fields) for (const word of field.synonyms) expect([word, guess(kind, [word])]).toEqual([word, [field.key]]);
  });
});

describe('guessMapping', () => {
  it('reads the headers of a usual roster', () => {
    const headers = [
      '序号',
      '户号',
      '姓名',
      '公民身份号码',
      '与户主关系',
      '手机号码',
      '所属区县',
      '街道（镇）',
      '社区/村居',
      '家庭住址',
      '救助类别',
      '困难原因',
      '银行卡号',
      '备注',
    ];
    expect(guess('HOUSEHOLDS', headers)).toEqual([
      null,
      'householdNumber',
      'name',
      'identityNumber',
      'relation',
      'phone',
      'district',
      'town',
      'community',
      'address',
      'programmes',
      'hardshipTags',
      null,
      null,
    ]);
  });

  it('gives each field to the column that names it best, and once', () => {
    expect(guess('HOUSEHOLDS', ['姓名', '监护人姓名', '姓名 (2)', '联系人联系电话', '电话'])).toEqual(['name', null, null, null, 'phone']);
    expect(guess('HOUSEHOLDS', ['成员姓名', 'ID Number', 'PHONE'])).toEqual(['name', 'identityNumber', 'phone']);
  });

  it('keeps the order and leaves unknown headers out', () => {
    expect(guess('NEEDS', ['xyz', '服务项目'])).toEqual([null, 'service']);
  });
});

describe('choices', () => {
  it.each([
    ['sex', SEXES],
    ['relation', RELATIONS],
    ['programme', PROGRAMMES],
    ['hardship', HARDSHIP_TAGS],
    ['tier', TIERS],
  ])('of %s have no word twice, and every word finds its value', (_, list) => {
    const words = list.flatMap((choice) => [choice.value, ...choice.words]);
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
    for (const { value, words: own } of list) for (const word of own) expect(chooseFrom(list, ` ${word} `)).toBe(value);
  });

  it('match the enumerations of the API in any way of writing', () => {
    expect(chooseFrom(PROGRAMMES, 'minimum living allowance')).toBe('MINIMUM_LIVING_ALLOWANCE');
    expect(chooseFrom(RELATIONS, 'Head')).toBe('HEAD');
    expect(chooseFrom(PROGRAMMES, '高保')).toBeNull();
  });
});
