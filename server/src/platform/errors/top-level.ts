import { GraphQLError } from 'graphql';

/** The closed list of top-level error codes; everything a user can mend comes as a `UserError` in the payload instead. */
export type TopLevelCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_REQUEST' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'INTERNAL';

/** A failure of the whole request or field, safe to show as it is. */
export class Refused extends GraphQLError {
  constructor(
    readonly code: TopLevelCode,
    message: string,
  ) {
    super(message, { extensions: { code } });
  }
}
