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
  const { byField, rest } = splitErrors(outcome.errors, fields);
  form.setFields([...byField].map(([name, error]) => ({ name, errors: [refusalText(error, t, language)] })));
  const [first] = byField.keys();
  if (first !== undefined) form.scrollToField(first, { focus: true });
  return { kind: 'refused', errors: rest };
}
