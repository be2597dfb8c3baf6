import { expect, it } from 'vitest';
import { keptQuantity, shownQuantity } from './quantity';

it('reads and keeps money in fen and everything else as it is', () => {
  expect(shownQuantity(123_456, 'fen', 'zh-CN')).toBe('¥1,234.56');
  expect(shownQuantity(1200, '袋', 'zh-CN')).toBe('1,200 袋');
  expect(keptQuantity(1234.56, 'fen')).toBe(123_456);
  expect(keptQuantity(19.99, 'fen')).toBe(1999);
  expect(keptQuantity(3, '袋')).toBe(3);
});
