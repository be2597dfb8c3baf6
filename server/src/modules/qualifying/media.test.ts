import { expect, it } from 'vitest';
import { mediaTypeOf } from './media.js';

it('goes by the first bytes, whatever a file calls itself', () => {
  expect(mediaTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(mediaTypeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]))).toBe('image/png');
  expect(mediaTypeOf(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
  for (const text of ['<svg/>', '<html>', 'PK', '']) expect(mediaTypeOf(Buffer.from(text))).toBeNull();
});
