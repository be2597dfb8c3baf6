import type { TypedDocumentNode } from '@apollo/client';
import { hashes } from '../gql/hashes.js';
import type { Outcome } from './command';
import { failureOf } from './errors';
import { CSRF_HEADERS } from './headers';
import type { UserError } from './user-errors';

/** How long a request may take: a weak network answers slowly, a dead one never. */
const PATIENCE_MS = 20_000;

/** A request that came back without data; shaped like the errors that `failureOf` sorts. */
class RequestFailed extends Error {
  constructor(
    readonly statusCode: number,
    readonly errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined,
  ) {
    super(`request failed with ${statusCode}`);
  }
}

/** What the server answered, and its clock when it did (milliseconds). */
export interface Answer<TData> {
  readonly data: TData;
  readonly serverNow: number | null;
}

/**
 * Sends a registered document by its hash, without cache and without the library that the staff's console uses: a
 * phone on a weak network fetches what it needs and nothing more.
 * @throws whatever `failureOf` can sort
 */
export async function ask<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<Answer<TData>> {
  const [definition] = document.definitions;
  const name = definition?.kind === 'OperationDefinition' ? definition.name?.value : undefined;
  const hash = name === undefined ? undefined : hashes.get(name);
  if (hash === undefined) throw new Error(`Operation ${name ?? '(anonymous)'} is not registered`);
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', ...CSRF_HEADERS },
    body: JSON.stringify({ operationName: name, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as { data?: TData | null; errors?: RequestFailed['errors'] };
  if (body.errors !== undefined || body.data == null) throw new RequestFailed(response.status, body.errors);
  const date = Date.parse(response.headers.get('date') ?? '');
  return { data: body.data, serverNow: Number.isNaN(date) ? null : date };
}

interface Payload {
  readonly userErrors: readonly UserError[];
}

/** Sends a command of one root field, and sorts its outcome. */
export async function command<TData extends object, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<Outcome<Extract<TData[keyof TData], Payload>>> {
  try {
    const { data } = await ask(document, variables);
    const [payload] = Object.values(data) as Extract<TData[keyof TData], Payload>[];
    if (payload === undefined) return { kind: 'failed', failure: { kind: 'fault', id: null } };
    return payload.userErrors.length > 0 ? { kind: 'refused', errors: payload.userErrors } : { kind: 'done', payload };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}
