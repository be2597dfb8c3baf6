import { describe, expect, it } from 'vitest';
import { findingFilter, inspectionsSearch } from './search';

describe('the findings of a URL', () => {
  it('are those that nobody has verified unless told', () => expect(findingFilter({})).toEqual({ states: ['OPEN', 'RECTIFIED'] }));
  it('can be all, or of one state and area', () => {
    expect(findingFilter(inspectionsSearch({ state: 'all' }))).toEqual({});
    expect(findingFilter(inspectionsSearch({ state: 'VERIFIED', area: 370212 }))).toEqual({ areaCode: '370212', states: ['VERIFIED'] });
  });
});
