import { describe, expect, it } from 'vitest';
import { comparisonSearch, findingFilter } from './search';

describe('the findings of a URL', () => {
  it('are the open ones unless told', () => expect(findingFilter('c', 'r', {})).toEqual({ comparisonId: 'c', states: ['OPEN'] }));
  it('are all that a run changed', () =>
    expect(findingFilter('c', 'r', comparisonSearch({ changed: '1' }))).toEqual({ comparisonId: 'c', changedInRun: 'r' }));
  it('can be cut down to a kind and a state', () =>
    expect(findingFilter('c', undefined, comparisonSearch({ kind: 'CONFLICT', state: 'GONE', changed: true }))).toEqual({
      comparisonId: 'c',
      kinds: ['CONFLICT'],
      states: ['GONE'],
    }));
  it('leave out what nobody offers', () => expect(comparisonSearch({ kind: 'X', rows: 'all', dialog: 'y' })).toEqual({}));
});
