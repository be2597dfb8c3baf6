import { describe, expect, it } from 'vitest';
import { VerificationDeclared } from './catalogue.js';
import { compareDeclared, type Declaration, type Held } from './compare.js';

const { INCOME, SAVINGS, VEHICLES } = VerificationDeclared;
const NOTHING: Declaration = { INCOME: null, SAVINGS: null, VEHICLES: null, DWELLINGS: null };
const answer = (personId: string, item: string, declared: VerificationDeclared, value: number, sameAs: string | null = null): Held => ({
  personId,
  item,
  declared,
  sameAs,
  value,
});
const line = (declared: VerificationDeclared, declaration: Declaration, answers: Held[], tolerance = {}) =>
  compareDeclared(declaration, answers, tolerance).find((one) => one.declared === declared);

describe('declared and answered', () => {
  it('counts the same wage once, with the larger figure, and those of two persons twice', () => {
    const answers = [
      answer('a', 'INSURED_WAGE', INCOME, 300_000, 'WAGE'),
      answer('a', 'TAXED_WAGE', INCOME, 350_000, 'WAGE'),
      answer('a', 'PENSION', INCOME, 20_000),
      answer('b', 'TAXED_WAGE', INCOME, 100_000, 'WAGE'),
    ];
    expect(line(INCOME, { ...NOTHING, INCOME: 470_000 }, answers)).toMatchObject({ answeredValue: 470_000, contradicts: false });
  });

  it('contradicts with more than was declared and the tolerance together, not with less', () => {
    const with1000 = (value: number) =>
      line(INCOME, { ...NOTHING, INCOME: 50_000 }, [answer('a', 'PENSION', INCOME, value)], { INCOME: 1000 })?.contradicts;
    expect([51_000, 51_001, 0].map(with1000)).toEqual([false, true, false]);
  });

  it('holds an answer against nothing where nothing was declared, and nothing where nobody answered', () => {
    expect(line(VEHICLES, NOTHING, [answer('a', 'VEHICLES', VEHICLES, 1)])).toMatchObject({ declaredValue: null, contradicts: true });
    expect(line(SAVINGS, { ...NOTHING, SAVINGS: 0 }, [])).toMatchObject({ answeredValue: null, contradicts: false });
  });
});
