import fc from 'fast-check';
import { expect, it } from 'vitest';
import { balance, type BalanceCell } from './balance.js';

const workers = ['a', 'b', 'c'];
const cell = fc.record({
  code: fc.integer({ min: 1, max: 1_000_000 }),
  workerId: fc.option(fc.constantFrom(...workers)),
  households: fc.integer({ min: 0, max: 80 }),
  able: fc.subarray(workers),
});
const cells = fc.uniqueArray(cell, { selector: (each) => each.code, maxLength: 25 });

function shares(of: readonly BalanceCell[], owner: (each: BalanceCell) => string | null): Map<string, number> {
  const sums = new Map(workers.map((worker) => [worker, 0]));
  for (const each of of) {
    const who = owner(each);
    if (who !== null) sums.set(who, (sums.get(who) ?? 0) + each.households);
  }
  return sums;
}

it('moves only to those who are able, makes no largest share larger once every cell has a worker, and loses no household', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const owner = new Map(given.map((each) => [each.code, each.workerId]));
      const moves = balance(given, 20);
      for (const move of moves) {
        const of = given.find((each) => each.code === move.cellCode);
        expect(of?.able).toContain(move.toId);
        const before = shares(given, (each) => owner.get(each.code) ?? null);
        expect(owner.get(move.cellCode) ?? null).toBe(move.fromId);
        expect(before.get(move.toId)).toBe(move.toHouseholds);
        owner.set(move.cellCode, move.toId);
        const after = shares(given, (each) => owner.get(each.code) ?? null);
        if (move.fromId !== null)
          expect(Math.max(after.get(move.fromId) ?? 0, after.get(move.toId) ?? 0)).toBeLessThan(before.get(move.fromId) ?? 0);
      }
    }),
    { numRuns: 2000 },
  );
});

it('gives a cell without a worker to whoever has least', () => {
  const of = (code: number, workerId: string | null, households: number) => ({ code, workerId, households, able: ['a', 'b'] });
  expect(balance([of(1, 'a', 50), of(2, 'b', 20), of(3, null, 10)], 20)).toEqual([
    { cellCode: 3, fromId: null, toId: 'b', households: 10, fromHouseholds: 0, toHouseholds: 20 },
  ]);
});
