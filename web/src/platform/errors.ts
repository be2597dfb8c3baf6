import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** The ways in which a page can fail to show what was asked; each has its own rendering. */
export type Failure =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'fault'; readonly id: string | null };

const byCode: Record<string, Failure> = {
  UNAUTHENTICATED: { kind: 'signedOut' },
  FORBIDDEN: { kind: 'absent' },
  NOT_FOUND: { kind: 'absent' },
  RATE_LIMITED: { kind: 'busy' },
  UNAVAILABLE: { kind: 'unavailable' },
};

/** Thrown by a page whose subject came back as null: a row that one may not see answers like one that is not there. */
export class AbsentError extends Error {}

/** Sorts anything that was thrown while data was fetched; what nobody foresaw is a fault. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AbsentError) return { kind: 'absent' };
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    const code = first?.extensions?.['code'];
    const id = first?.extensions?.['id'];
    return (typeof code === 'string' ? byCode[code] : undefined) ?? { kind: 'fault', id: typeof id === 'string' ? id : null };
  }
  if (ServerError.is(error)) {
    if (error.statusCode === 401) return { kind: 'signedOut' };
    if (error.statusCode === 429) return { kind: 'busy' };
    if (error.statusCode === 503) return { kind: 'unavailable' };
    return { kind: 'fault', id: null };
  }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return { kind: 'offline' };
  return { kind: 'fault', id: null };
}
