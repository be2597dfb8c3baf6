import { expect, it } from 'vitest';
import { base64Of, fitted } from './picture';

it('keeps the shape of a picture and never enlarges it', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
  expect(fitted(640, 480)).toEqual({ width: 640, height: 480 });
  expect(fitted(20_000, 1)).toEqual({ width: 1600, height: 1 });
});

it('writes bytes as base64, however many', async () => {
  const bytes = new Uint8Array(100_000).map((_, at) => at % 251);
  expect(await base64Of(new Blob([bytes]))).toBe(Buffer.from(bytes).toString('base64'));
});
