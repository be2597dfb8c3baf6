import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityCheckCharacter, identityTail, maskIdentity, normaliseIdentityNumber, parseIdentityNumber } from './identity-number.js';

const TODAY = '2020-08-17';

/** A second way to the check character: the whole number, read as polynomial in 2, is 1 modulo 11. */
function satisfiesMod11(number: string): boolean {
  let remainder = 0;
  for (const character of number) remainder = (remainder * 2 + (character === 'X' ? 10 : Number(character))) % 11;
  return remainder === 1;
}

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const birth = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2020-08-17T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const prefix = fc.integer({ min: 110000, max: 999999 }).map(String);
const valid = fc.tuple(prefix, birth, digits(3)).map(([area, date, sequence]) => {
  const body = area + date.replaceAll('-', '') + sequence;
  return { number: body + identityCheckCharacter(body), date, sequence, area };
});

describe('identityCheckCharacter', () => {
  it.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
  ])('gives %s the character %s', (body, check) => {
    expect(satisfiesMod11(body + check)).toBe(true);
    expect(identityCheckCharacter(body)).toBe(check);
  });

  it('agrees with the modulus of the standard for any 17 digits', () => {
    fc.assert(fc.property(digits(17), (body) => satisfiesMod11(body + identityCheckCharacter(body))));
  });

  it('is not defined for anything else', () => {
    expect(() => identityCheckCharacter('1234')).toThrow(RangeError);
  });
});

describe('parseIdentityNumber', () => {
  it('reads date, sex and prefix', () => {
    expect(parseIdentityNumber('11010519491231002X', TODAY)).toEqual({
      ok: true,
      value: { number: '11010519491231002X', converted: false, prefix: '110105', birthDate: '1949-12-31', sex: 'FEMALE' },
    });
  });

  it('accepts every well-formed number and returns what went in', () => {
    fc.assert(
      fc.property(valid, ({ number, date, sequence, area }) => {
        const result = parseIdentityNumber(number, TODAY);
        return (
          result.ok &&
          result.value.number === number &&
          result.value.birthDate === date &&
          result.value.prefix === area &&
          result.value.sex === (Number(sequence[2]) % 2 === 1 ? 'MALE' : 'FEMALE')
        );
      }),
    );
  });

  it('notices every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, shift) => {
        const wrong = number.slice(0, at) + ((Number(number[at]) + shift) % 10) + number.slice(at + 1);
        const left = number.charAt(at);
        const right = number.charAt(at + 1);
        const swapped = number.slice(0, at) + right + left + number.slice(at + 2);
        return !parseIdentityNumber(wrong, TODAY).ok && (left === right || !parseIdentityNumber(swapped, TODAY).ok);
      }),
    );
  });

  it('names the check digit when that alone is wrong', () => {
    expect(parseIdentityNumber('110105194912310021', TODAY)).toMatchObject({ ok: false, code: 'IDENTITY_NUMBER_CHECK_DIGIT' });
  });

  it('brings an old 15-digit number to 18 characters of the 1900s', () => {
    expect(parseIdentityNumber('370202491231002', TODAY)).toMatchObject({
      ok: true,
      value: {
        converted: true,
        number: `37020219491231002${identityCheckCharacter('37020219491231002')}`,
        birthDate: '1949-12-31',
        sex: 'FEMALE',
      },
    });
  });

  it.each(['370282', '370284', '370205', '370202', '830000', '911124'])('does not restrict the prefix %s', (area) => {
    const body = `${area}19800229001`;
    expect(parseIdentityNumber(body + identityCheckCharacter(body), TODAY)).toMatchObject({ ok: true, value: { prefix: area } });
  });

  it.each(['19000229', '19991332', '20210101', '18591231', '19800230', '19801301', '19800100', '20200818'])(
    'refuses the birth date %s',
    (date) => {
      const body = `370202${date}001`;
      expect(parseIdentityNumber(body + identityCheckCharacter(body), TODAY)).toMatchObject({ ok: false, code: 'OUT_OF_RANGE' });
    },
  );

  it('accepts a child born today', () => {
    const body = '37020220200817001';
    expect(parseIdentityNumber(body + identityCheckCharacter(body), TODAY).ok).toBe(true);
  });

  it.each([
    '',
    ' ',
    '123',
    '11010519491231002',
    '1101051949123100',
    '11010519491231002Y',
    'X1010519491231002X',
    '010105194912310021',
    '1101051949123100XX',
    '张三',
  ])('refuses the form of %j', (text) => {
    expect(parseIdentityNumber(text, TODAY)).toMatchObject({ ok: false, code: 'INVALID_FORMAT' });
  });

  it.each([
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 110105 19491231 002x ',
    "'11010519491231002x",
    '\uFEFF11010519491231002X\u200B',
    '110105\u300019491231002X\t',
  ])('understands %j as it was meant', (text) => {
    expect(normaliseIdentityNumber(text)).toBe('11010519491231002X');
    expect(parseIdentityNumber(text, TODAY).ok).toBe(true);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseIdentityNumber(text, TODAY).ok === 'boolean'));
  });
});

describe('masking', () => {
  it('shows four characters at either end', () => {
    expect(maskIdentity('370202194912311234')).toBe('3702**********1234');
    expect(maskIdentity('370202491231002')).toBe('3702*******1002');
    expect(identityTail('11010519491231002x')).toBe('002X');
  });

  it('hides a text that is too short to hide anything', () => {
    expect(maskIdentity('12345678')).toBe('********');
    expect(identityTail('1234')).toBe('');
    expect(maskIdentity('')).toBe('');
  });
});
