import { describe, expect, it } from 'vitest';
import { splitErrors, type UserError } from './user-errors';

const error = (field: string[] | null): UserError => ({ __typename: 'FieldError', code: 'REQUIRED', message: '', field });

describe('splitErrors', () => {
  it('puts an error at its field, by its whole path or its last part', () => {
    const { byField, rest } = splitErrors([error(['input', 'phone']), error(['input', 'members', '0', 'name'])], ['phone', 'name']);
    expect([...byField.keys()]).toEqual(['phone', 'name']);
    expect(rest).toEqual([]);
  });

  it('leaves what belongs to no field, and a second error of one field, to the top of the form', () => {
    const { byField, rest } = splitErrors([error(null), error(['phone']), error(['phone']), error(['elsewhere'])], ['phone']);
    expect(byField.size).toBe(1);
    expect(rest).toHaveLength(3);
  });
});
