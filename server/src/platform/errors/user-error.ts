import { Field, InterfaceType, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Every reason for which a well-formed mutation can be refused; the console has a sentence for each. */
export enum UserErrorCode {
  REQUIRED = 'REQUIRED',
  TOO_LONG = 'TOO_LONG',
  TOO_SHORT = 'TOO_SHORT',
  OUT_OF_RANGE = 'OUT_OF_RANGE',
  INVALID_FORMAT = 'INVALID_FORMAT',
  INVALID_CHOICE = 'INVALID_CHOICE',
  IDENTITY_NUMBER_CHECK_DIGIT = 'IDENTITY_NUMBER_CHECK_DIGIT',
  IN_THE_PAST = 'IN_THE_PAST',
  DUPLICATE = 'DUPLICATE',
  NOT_FOUND = 'NOT_FOUND',
  STALE_VERSION = 'STALE_VERSION',
  ILLEGAL_TRANSITION = 'ILLEGAL_TRANSITION',
  SEAT_TAKEN = 'SEAT_TAKEN',
  VOLUNTEER_UNAVAILABLE = 'VOLUNTEER_UNAVAILABLE',
  VOLUNTEER_INELIGIBLE = 'VOLUNTEER_INELIGIBLE',
  CONSENT_MISSING = 'CONSENT_MISSING',
  OFFER_EXPIRED = 'OFFER_EXPIRED',
  BAD_CREDENTIALS = 'BAD_CREDENTIALS',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  NOT_ALLOWED = 'NOT_ALLOWED',
  IN_USE = 'IN_USE',
  REASON_REQUIRED = 'REASON_REQUIRED',
  FILE_UNREADABLE = 'FILE_UNREADABLE',
  FILE_TOO_LARGE = 'FILE_TOO_LARGE',
  IMPORT_HAS_ERRORS = 'IMPORT_HAS_ERRORS',
  IMPORT_CANNOT_UNDO = 'IMPORT_CANNOT_UNDO',
  REQUEST_REUSED = 'REQUEST_REUSED',
  WEAK_PASSWORD = 'WEAK_PASSWORD',
  MEMBER_ELSEWHERE = 'MEMBER_ELSEWHERE',
  SAME_PERSON = 'SAME_PERSON',
  COVER_MISSING = 'COVER_MISSING',
}
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused. The console renders the sentence from this code.',
});

/**
 * A refusal that the person at the screen can understand and mend. Its concrete type follows from the class:
 * a resolveType of one's own would be asynchronous, which compiled execution does not wait for.
 */
@InterfaceType({
  description: 'A refusal that a person can mend. `message` is English, for logs and developers; show a sentence by `code`.',
})
export abstract class UserError {
  @Field(() => UserErrorCode, { description: 'The reason, from a closed list.' })
  code!: UserErrorCode;
  @Field(() => String, { description: 'English sentence for developers.' })
  message!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'Path of the input field to mend, e.g. ["members", "0", "identityNumber"]; null when no single field is at fault.',
  })
  field?: string[];
}

/** The ordinary refusal, without further data. */
@ObjectType({ implements: UserError, simpleResolvers: true, description: 'A refusal without further data.' })
export class FieldError extends UserError {}

/** Somebody else saved first. */
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'Somebody else saved first: load the object again, compare, retry with `currentVersion`.',
})
class StaleVersion extends UserError {
  @Field(() => Int, { description: 'The version now stored.' })
  currentVersion!: number;
}

/** Carries user errors out of a service; the operation is rolled back and the payload returned. */
export class Refusal extends Error {
  constructor(readonly errors: UserError[]) {
    super(errors.map((error) => error.message).join(' '));
  }
}

/** Makes a user error of any type. */
export function userError<T extends UserError>(type: new () => T, values: Omit<T, never>): T {
  return Object.assign(new type(), values);
}

/** Refuses with one ordinary user error. */
export function refuse(code: UserErrorCode, message: string, field?: string[]): never {
  throw new Refusal([userError(FieldError, { code, message, ...(field ? { field } : {}) })]);
}

/** Refuses an update made against an older version than the stored one. */
export function assertVersion(current: { version: number }, expectedVersion: number): void {
  if (current.version === expectedVersion) return;
  throw new Refusal([
    userError(StaleVersion, {
      code: UserErrorCode.STALE_VERSION,
      message: 'Somebody else saved first.',
      field: ['expectedVersion'],
      currentVersion: current.version,
    }),
  ]);
}

/** Types that reach the schema only through the interface; modules add theirs beside their own rules. */
export const userErrorTypes: (new () => UserError)[] = [FieldError, StaleVersion];
