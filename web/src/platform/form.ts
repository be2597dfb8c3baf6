import type { FormInstance } from 'antd';
import type { TFunction } from 'i18next';
import { refusalText } from '../ui/RefusalText';
import type { Outcome } from './command';
import { splitErrors } from './user-errors';

/**
 * Puts the refusals of a command at the fields they belong to and answers what is left for the top of the form.
 * Whatever was written stays.
 */
export function placeRefusals<P>(
  form: FormInstance,
  fields: readonly string[],
  outcome: Outcome<P>,
  t: TFunction,
  language: string,
): Outcome<P> {
  if (outcome.kind !== 'refused') return outcome;
  // A field in a list is known by its whole path: `goals.0.text`.
  const listed = new Map(
    form
      .getFieldsError()
      .filter(({ name }) => name.length > 1)
      .map(({ name }) => [name.join('.'), name]),
  );
  const { byField, rest } = splitErrors(outcome.errors, [...listed.keys(), ...fields]);
  const placed = [...byField].map(([field, error]) => ({ name: listed.get(field) ?? field, errors: [refusalText(error, t, language)] }));
  form.setFields(placed);
  const [first] = placed;
  if (first !== undefined) form.scrollToField(first.name, { focus: true });
  return { kind: 'refused', errors: rest };
}
