import { FieldError, Refusal, userError, UserErrorCode, type UserError } from './user-error.js';

type Translate = () => UserError;
const registry = new Map<string, Translate>();

/** Says which user error a database constraint means; modules register theirs beside their entities. The database judges races, this translates the verdict. */
export function constraintMeans(constraint: string, code: UserErrorCode, message: string, field?: string[]): void {
  registry.set(constraint, () => userError(FieldError, { code, message, ...(field ? { field } : {}) }));
}

/** The refusal that a database error stands for, or undefined when it is a fault of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const detail = driverError(error);
  const translate = detail.constraint ? registry.get(detail.constraint) : undefined;
  if (translate) return new Refusal([translate()]);
  // Row security refused the write: the row is outside what the actor may change.
  if (detail.code === '42501')
    return new Refusal([userError(FieldError, { code: UserErrorCode.NOT_ALLOWED, message: 'This is outside what you may change.' })]);
  return undefined;
}

/** What the database said of an error: the constraint that refused, and the SQLSTATE. */
export function driverError(error: unknown): { constraint?: string; code?: string } {
  const outer = (error ?? {}) as { driverError?: unknown };
  return outer.driverError ?? outer;
}
