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

/** What the console's two ways to the server throw: answers with errors, and answers that are none. */
interface Thrown {
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly statusCode?: number;
}

/**
 * Sorts anything that was thrown while data was fetched; what nobody foresaw is a fault. Errors are known by their
 * shape, so that the volunteer's view need not carry the library of the staff's console.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof AbsentError) return { kind: 'absent' };
  if (!(error instanceof Error)) return { kind: 'fault', id: null };
  const { errors, statusCode } = error as Thrown;
  if (Array.isArray(errors)) {
    const extensions = (errors as NonNullable<Thrown['errors']>)[0]?.extensions;
    const [code, id] = [extensions?.['code'], extensions?.['id']];
    return (typeof code === 'string' ? byCode[code] : undefined) ?? { kind: 'fault', id: typeof id === 'string' ? id : null };
  }
  if (statusCode === 401) return { kind: 'signedOut' };
  if (statusCode === 429) return { kind: 'busy' };
  if (statusCode === 502 || statusCode === 503 || statusCode === 504) return { kind: 'unavailable' };
  if (error.name === 'TimeoutError' || (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)))
    return { kind: 'offline' };
  return { kind: 'fault', id: null };
}
