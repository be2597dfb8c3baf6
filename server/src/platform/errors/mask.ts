import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { isUnavailable } from '../database/connect.js';
import { Refused } from './top-level.js';
import { Refusal } from './user-error.js';

interface Log {
  error?(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}

/**
 * The one place through which errors leave: our own refusals as they are, mistakes in the request as BAD_REQUEST,
 * a database that is away as UNAVAILABLE, everything else as INTERNAL with an id that the log also bears.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const place = { ...(formatted.path ? { path: formatted.path } : {}), ...(formatted.locations ? { locations: formatted.locations } : {}) };
  if (cause instanceof Refused) return { message: cause.message, ...place, extensions: { code: cause.code } };
  // A query has no payload in which a user error could come: there it is a mistake in the request.
  if (cause instanceof Refusal) return { message: cause.message, ...place, extensions: { code: 'BAD_REQUEST' } };
  if (malformed(cause)) return { message: 'A value of the request is malformed.', ...place, extensions: { code: 'BAD_REQUEST' } };
  const code = formatted.extensions?.['code'];
  if (code === 'PERSISTED_QUERY_NOT_FOUND') return { message: formatted.message, extensions: { code } };
  const requestFaults = [
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'BAD_REQUEST',
    'BAD_USER_INPUT',
    'OPERATION_RESOLUTION_FAILURE',
    'PERSISTED_QUERY_NOT_SUPPORTED',
  ];
  if (requestFaults.includes(String(code)) || validationFailures(cause)) {
    return { message: validationFailures(cause) ?? formatted.message, ...place, extensions: { code: 'BAD_REQUEST' } };
  }
  if (isUnavailable(cause))
    return { message: 'The database cannot be reached at this moment. Try again shortly.', ...place, extensions: { code: 'UNAVAILABLE' } };
  // Plain GraphQL errors of execution (a variable of the wrong type) carry no cause of ours.
  if (error instanceof GraphQLError && !error.originalError && !code)
    return { message: formatted.message, ...place, extensions: { code: 'BAD_REQUEST' } };
  const id = randomUUID();
  (log.error ?? log.warn).call(log, { id, err: cause }, 'internal error');
  return { message: `An error of the system; its number is ${id}.`, ...place, extensions: { code: 'INTERNAL', id } };
}

/** Whether the database could not read a value: an id that is none, a date that does not exist, a zero byte. */
function malformed(cause: unknown): boolean {
  const { driverError, code } = (cause ?? {}) as { driverError?: { code?: unknown }; code?: unknown };
  return /^22(?:P02|003|007|008|021)$/.test(String(driverError?.code ?? code));
}

/** class-validator's findings without the objects they quote. */
function validationFailures(cause: unknown): string | undefined {
  const findings = (cause as { extensions?: { validationErrors?: { property: string; constraints?: Record<string, string> }[] } } | null)
    ?.extensions?.validationErrors;
  return findings?.map(({ property, constraints }) => `${property}: ${Object.values(constraints ?? {}).join(', ')}`).join('; ');
}
