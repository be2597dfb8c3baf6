import { expect, it } from 'vitest';
import { randomPart } from './random.js';

it('gives everybody other bytes, and leaves what it gave as it is', () => {
  const given = Array.from({ length: 3000 }, (_, index) => randomPart(index % 2 === 0 ? 12 : 16));
  const then = given.map((part) => part.toString('hex'));
  expect(new Set(then).size).toBe(3000);
  expect(given.map((part) => part.length)).toEqual(given.map((_, index) => (index % 2 === 0 ? 12 : 16)));
  for (let index = 0; index < 1000; index += 1) randomPart(16);
  expect(given.map((part) => part.toString('hex'))).toEqual(then);
});
