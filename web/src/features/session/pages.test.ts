import { expect, it } from 'vitest';
import { homeOf } from './pages';

it('lands where one can do something', () => {
  expect(homeOf(['need:read', 'today:read'])).toBe('/today');
  expect(homeOf(['account:read', 'audit:read'])).toBe('/admin');
  expect(homeOf(['offer:answer'])).toBe('/m');
  expect(homeOf(['lead:report', 'offer:answer'])).toBe('/m');
  expect(homeOf(['today:read', 'import:use', 'volunteer:browse', 'project:browse', 'project:own'])).toBe('/projects');
});
