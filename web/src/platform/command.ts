import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { failureOf, type Failure } from './errors';
import type { UserError } from './user-errors';

interface Payload {
  readonly userErrors: readonly UserError[];
}

type PayloadOf<TData> = Extract<TData[keyof TData], Payload>;

/** What became of a command: done, refused by a rule with reasons, or failed on the way. */
export type Outcome<P> =
  | { readonly kind: 'done'; readonly payload: P }
  | { readonly kind: 'refused'; readonly errors: readonly UserError[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && 'userErrors' in value && Array.isArray(value.userErrors);
}

interface Options {
  /** Ask again for what the page shows, once the command is done. */
  readonly refresh?: boolean;
  /** Keep the answer out of the cache: it carries clear personal data. */
  readonly confidential?: boolean;
}

/** Sends a command of one root field with one `input`, and sorts its outcome. */
export function useCommand<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  { refresh = true, confidential = false }: Options = {},
): [(variables: TVariables) => Promise<Outcome<PayloadOf<TData>>>, boolean] {
  const [run, { loading }] = useMutation(document, {
    ...(refresh ? { refetchQueries: 'active' as const } : {}),
    ...(confidential ? { fetchPolicy: 'no-cache' as const } : {}),
  });
  const send = useCallback(
    async (variables: TVariables): Promise<Outcome<PayloadOf<TData>>> => {
      try {
        // The hook's own types make `variables` optional or not by TVariables, which is open here.
        const { data } = await (run as (options: { variables: TVariables }) => Promise<{ data?: unknown }>)({ variables });
        const payload = typeof data === 'object' && data !== null ? Object.values(data).find(isPayload) : undefined;
        if (payload === undefined) return { kind: 'failed', failure: { kind: 'fault', id: null } };
        if (payload.userErrors.length > 0) return { kind: 'refused', errors: payload.userErrors };
        return { kind: 'done', payload: payload as PayloadOf<TData> };
      } catch (error) {
        return { kind: 'failed', failure: failureOf(error) };
      }
    },
    [run],
  );
  return [send, loading];
}

/** A key that makes a create safe to send twice. */
export function newRequestId(): string {
  return crypto.randomUUID();
}
