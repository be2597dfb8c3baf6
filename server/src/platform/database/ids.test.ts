import { expect, it } from 'vitest';
import { version } from 'uuid';
import { newId } from './ids.js';

it('makes ids of version 7 that are all different and in the order in which they were made', () => {
  const begun = Date.now();
  const ids = Array.from({ length: 2000 }, newId);
  expect(new Set(ids).size).toBe(2000);
  expect(ids.every((id) => version(id) === 7)).toBe(true);
  expect(ids).toEqual(ids.toSorted());
  expect(parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBeGreaterThanOrEqual(begun);
});
