import { getMetadataStorage, validateOrReject } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

/** Whether anything is declared of a class: class-validator would search all it knows for each argument of each request. */
const declared = new Map<unknown, boolean>();

function isDeclared(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  let known = declared.get(value.constructor);
  if (known === undefined) {
    known = getMetadataStorage().getTargetValidationMetadatas(value.constructor, '', false, false).length > 0;
    declared.set(value.constructor, known);
  }
  return known;
}

/** Holds arguments to what their classes declare. @throws ArgumentValidationError with each rule that is broken */
export async function validateArguments(value: unknown): Promise<void> {
  const given = (Array.isArray(value) ? value : [value]).filter(isDeclared);
  try {
    for (const each of given) await validateOrReject(each, { skipMissingProperties: true, forbidUnknownValues: false });
  } catch (errors) {
    throw new ArgumentValidationError(errors as never);
  }
}
