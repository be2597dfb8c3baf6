import {
  createSourceEventStream,
  execute,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Operation, type Entry } from '../database/operation.js';
import { limitRules } from '../graphql/limits.js';
import type { Services } from '../graphql/module.js';
import { gather, type Gathered } from './gather.js';

/** How often a silent stream shows that it is alive. */
const BEAT_MS = 20_000;

interface Asked {
  readonly query?: unknown;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } };
}

/** What the streams of a server need. */
export interface StreamOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly documents: ReadonlyMap<string, string>;
  readonly entryOf: (request: FastifyRequest) => Entry;
}

/**
 * `POST /graphql/stream`: GraphQL subscriptions as server-sent events, one stream a request. Nothing is held in the
 * database between events: each is executed in a transaction of its own, with the rights that its reader has then; a
 * session that has ended ends its stream.
 */
export function installStream(server: FastifyInstance, { schema, services, documents, entryOf }: StreamOptions): void {
  const open = new Set<AbortController>();
  // A graceful stop waits for requests; these never end by themselves.
  server.addHook('preClose', async () => open.forEach((each) => each.abort()));

  server.post<{ Body: Asked }>('/graphql/stream', async (request, reply) => {
    const { live } = services;
    if (live === undefined) return reply.callNotFound();
    const { query, extensions } = request.body ?? {};
    const text = typeof query === 'string' ? query : documents.get(String(extensions?.persistedQuery?.sha256Hash));
    const refuse = (status: number, code: string, message: string) =>
      reply.code(status).send({ errors: [{ message, extensions: { code } }] });
    if (text === undefined) return refuse(400, 'BAD_REQUEST', 'No such document.');
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: 500 });
    } catch {
      return refuse(400, 'BAD_REQUEST', 'The document cannot be read.');
    }
    const faults = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (faults.length > 0 || getOperationAST(document)?.operation !== 'subscription')
      return refuse(400, 'BAD_REQUEST', 'Only a valid subscription is answered here.');
    const entry = entryOf(request);
    // Who asks, and whether the guard lets it; the transaction ends before the stream begins.
    const probe = new Operation(services, entry);
    await probe.begin();
    const known = probe.actor.accountId !== null;
    await probe.end('commit');
    if (!known) return refuse(401, 'UNAUTHENTICATED', 'Sign in first.');

    const end = new AbortController();
    const source = gather(live, end.signal);
    const events = await createSourceEventStream({ schema, document, contextValue: { source, op: probe } });
    if (!(Symbol.asyncIterator in events)) return refuse(400, 'BAD_REQUEST', 'The subscription cannot be started.');
    open.add(end);
    reply.hijack();
    const { raw } = reply;
    // The connection ends with the stream: kept alive, it would hold up a graceful stop until it times out.
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    raw.write(':\n\n');
    const beat = setInterval(() => raw.write(':\n\n'), BEAT_MS);
    raw.on('close', () => end.abort());
    try {
      for await (const event of events) {
        const result = await answer(event as Gathered);
        if (result === null) break;
        if (worthTelling(result)) raw.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
      }
      raw.write('event: complete\ndata:\n\n');
    } catch (error) {
      // The reader comes back and asks anew.
      services.log.warn({ err: error }, 'a stream ended');
    } finally {
      clearInterval(beat);
      open.delete(end);
      end.abort();
      raw.end();
    }
    return reply;

    /** One event in a transaction of its own; null when its reader is not signed in any more. */
    async function answer(event: Gathered): Promise<ExecutionResult | null> {
      const op = new Operation(services, entry);
      try {
        await op.begin();
        if (op.actor.accountId === null) return null;
        return await execute({ schema, document, rootValue: event, contextValue: { op } });
      } finally {
        await op.end('commit');
      }
    }
  });
}

/** Whether there is something in it for its reader. */
function worthTelling({ data, errors }: ExecutionResult): boolean {
  if (errors) return true;
  return Object.values(data ?? {}).some((value) => {
    const { changes, resync } = value as { changes?: unknown[]; resync?: boolean };
    return resync !== false || changes === undefined || changes.length > 0;
  });
}
