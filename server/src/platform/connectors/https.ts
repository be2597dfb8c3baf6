import { ConnectorFault, ConnectorFaultCode, type Connector, type SignedMessage } from './connector.js';

/** An answer is a few hundred bytes; more than this is none. */
const MOST_BYTES = 1_000_000;
const FIELDS = {
  keyId: 'finemesh-key',
  timestamp: 'finemesh-timestamp',
  nonce: 'finemesh-nonce',
  signature: 'finemesh-signature',
} as const;

/** Where a question is posted, and how long an answer may take. */
export interface HttpsTarget extends Pick<Connector, 'attempts' | 'backoffMs' | 'answerSeconds' | 'signWith' | 'verifyWith'> {
  readonly url: URL;
  readonly timeoutMs: number;
}

/**
 * Posts questions as JSON, with instant, nonce and signature in headers, and reads the answer the same way. The address stands in the
 * operator's settings alone; redirects are not followed, so that no answer leads to another address.
 */
export function httpsConnector(target: HttpsTarget): Connector {
  return {
    kind: 'https',
    ...target,
    send: (_id, question) => post(target, question),
    arrived: async () => [],
    read: async () => Promise.reject(new ConnectorFault(ConnectorFaultCode.MALFORMED)),
    finish: async () => undefined,
    pending: async () => [],
    takeBack: async () => undefined,
  };
}

async function post({ url, timeoutMs }: HttpsTarget, question: SignedMessage): Promise<SignedMessage> {
  const { keyId, timestamp, nonce, body, signature } = question;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        [FIELDS.keyId]: keyId,
        [FIELDS.timestamp]: timestamp,
        [FIELDS.nonce]: nonce,
        [FIELDS.signature]: signature,
      },
      body,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new ConnectorFault(
        response.status >= 500 || [408, 429].includes(response.status) ? ConnectorFaultCode.UNAVAILABLE : ConnectorFaultCode.REFUSED,
      );
    }
    const of = (name: string): string => response.headers.get(name) ?? '';
    return {
      keyId: of(FIELDS.keyId),
      timestamp: of(FIELDS.timestamp),
      nonce: of(FIELDS.nonce),
      signature: of(FIELDS.signature),
      body: await textOf(response),
    };
  } catch (error) {
    if (error instanceof ConnectorFault) throw error;
    // Not as the cause: what the network says may repeat what was sent.
    throw new ConnectorFault(
      error instanceof Error && error.name === 'TimeoutError' ? ConnectorFaultCode.TIMEOUT : ConnectorFaultCode.UNREACHABLE,
    );
  }
}

/** The body, read only as far as an answer can be long. */
async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new ConnectorFault(ConnectorFaultCode.TOO_LARGE);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
