import { expect, it } from 'vitest';
import { share, toFen, yuan } from './money';

it('turns what was typed into whole fen and back', () => {
  for (const [typed, fen] of [
    [18.35, 1835],
    [0.1, 10],
    [1.005, 100],
    [29.99, 2999],
  ] as const)
    expect(toFen(typed)).toBe(fen);
  expect(yuan(123_450, 'zh-CN')).toBe('¥1,234.50');
  expect(yuan(-100, 'en')).toBe('-¥1.00');
});

it('measures against a target only where there is one', () => {
  expect([share(50, 200), share(3, 0), share(300, 200)]).toEqual([25, 0, 150]);
});
