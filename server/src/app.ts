import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { modules } from './modules/index.js';
import { tokenHash } from './modules/accounts/index.js';
import { isUnavailable } from './platform/database/connect.js';
import { operate, Operation, type Entry } from './platform/database/operation.js';
import { maskError } from './platform/errors/mask.js';
import type { Context } from './platform/graphql/context.js';
import { registeredDocuments } from './platform/graphql/documents.js';
import { createExecutor } from './platform/graphql/executor.js';
import { limitRules } from './platform/graphql/limits.js';
import type { Services } from './platform/graphql/module.js';
import { installStream } from './platform/live/index.js';
import { serveConsole } from './platform/http/console.js';
import { noteWhoLeaves } from './platform/http/gone.js';
import { cookieName, replyOf } from './platform/http/session-cookie.js';
import { buildFinemeshSchema } from './schema/build.js';

/** What the process decides and the server needs. */
export interface AppOptions {
  services: Omit<Services, 'log'>;
  /** Whether browsers reach the server through https. */
  secure: boolean;
  trustProxy: boolean;
  logLevel: string;
}

/**
 * Composes the server. The order below is the order in which a request passes: safety headers, session cookie,
 * origin check, rate limit, routes of modules, GraphQL, console.
 */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel, redact: ['req.headers.cookie'] },
    trustProxy: options.trustProxy,
    bodyLimit: 1_000_000,
    forceCloseConnections: 'idle',
  });
  const services: Services = { ...options.services, log: server.log };
  noteWhoLeaves(server);

  await server.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: options.secure,
    crossOriginEmbedderPolicy: false,
  });
  await server.register(compress, { encodings: ['br', 'gzip'] });
  await server.register(cookie);
  server.addHook('onRequest', async (request, reply) => {
    if (request.method === 'POST' && !fromOwnPage(request)) {
      await reply
        .code(403)
        .send({ errors: [{ message: 'The request did not come from this console.', extensions: { code: 'FORBIDDEN' } }] });
    }
  });
  await server.register(rateLimit, {
    max: 1200,
    timeWindow: '1 minute',
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
  });

  server.get('/healthz', () => ({ alive: true }));
  server.get('/readyz', async (_request, reply) => {
    try {
      await options.services.source.query('select 1');
      return { ready: true };
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return reply.code(503).send({ ready: false });
    }
  });
  const { secure } = options;
  for (const module of modules)
    module.routes?.(server, { ...services, operateFor: (request, work) => operate(services, entryOf(request, secure), work) });
  await installGraphql(server, services, options.secure);
  await serveConsole(server);
  return server;
}

/** A browser sends the header only from our own pages: a foreign page would have to ask first, and is refused. One without an address says `null`. */
function fromOwnPage(request: FastifyRequest): boolean {
  const origin = request.headers.origin;
  const sameOrigin = origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.headers.host);
  return sameOrigin && request.headers['x-finemesh-csrf'] !== undefined;
}

async function installGraphql(server: FastifyInstance, services: Services, secure: boolean): Promise<void> {
  const schema = await buildFinemeshSchema();
  const documents = registeredDocuments();
  const apollo = new ApolloServer<Context>({
    gateway: compiledGateway(schema),
    plugins: [fastifyApolloDrainPlugin(server), ApolloServerPluginCacheControlDisabled()],
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    maxRecursiveSelections: 2000,
    parseOptions: { maxTokens: 3000 },
    validationRules: limitRules,
    persistedQueries: {
      ttl: null,
      cache: { get: async (key) => documents.get(key.replace(/^apq:/, '')), set: async () => undefined, delete: async () => undefined },
    },
    formatError: (formatted, error) => maskError(formatted, error, services.log),
  });
  installStream(server, { schema, services, documents, entryOf: (request) => entryOf(request, secure) });
  await apollo.start();
  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        return { op: new Operation(services, entryOf(request, secure), replyOf(request, reply, secure)) };
      },
    }),
  });
}

function entryOf(request: FastifyRequest, secure: boolean): Entry {
  const token = request.cookies[cookieName(secure)];
  return token ? { tokenHash: tokenHash(token) } : 'anonymous';
}

/** Apollo's seam for an executor of one's own: it parses, validates and answers; the plans run here. */
function compiledGateway(schema: GraphQLSchema): ApolloServerOptionsWithGateway<Context>['gateway'] {
  const execute = createExecutor(schema);
  return {
    load: async () => ({
      executor: async (request) =>
        await execute({
          document: request.document,
          operationName: request.operationName,
          variables: request.request.variables ?? {},
          context: request.context as unknown as Context,
          key: request.queryHash,
        }),
    }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}
