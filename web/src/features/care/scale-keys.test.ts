import { expect, it } from 'vitest';
import { answered, runningTotal, speaksOfDanger } from './scale-keys';

it('an answer goes to its item and the form goes on, up to the last', () => {
  expect(answered([null, null], 0, 3)).toEqual({ draft: [3, null], next: 1 });
  expect(answered([3, null], 1, 0)).toEqual({ draft: [3, 0], next: 1 });
});

it('counts what is given and takes nothing for zero', () => {
  expect(runningTotal([null, 3, 2, null], 1)).toEqual({ given: 2, total: 5 });
  expect(runningTotal([5, 5], 4)).toEqual({ given: 2, total: 40 });
});

it('sees danger in item nine alone, whatever is missing', () => {
  expect(speaksOfDanger([null, null, null, null, null, null, null, null, 1], [9])).toBe(true);
  expect(speaksOfDanger([3, 3, 3, 3, 3, 3, 3, 3, 0], [9])).toBe(false);
  expect(speaksOfDanger([3, 3, 3, 3, 3, 3, 3, 3, null], [9])).toBe(false);
});
