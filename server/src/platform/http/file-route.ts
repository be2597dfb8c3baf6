import type { FastifyInstance } from 'fastify';
import type { Operation } from '../database/operation.js';
import type { RouteServices } from '../graphql/module.js';

/** A file as it leaves the server. */
export interface ServedFile {
  readonly type: string;
  readonly content: Buffer;
}

/**
 * `GET <path>/:id`: a file that belongs to a row, for whoever is signed in and may see that row now; for everybody else there
 * is none. No browser keeps it or runs anything that is in it.
 * @param read the file, under the row security of whoever asks; null where there is none for them
 */
export function fileRoute(
  server: FastifyInstance,
  services: RouteServices,
  path: string,
  read: (op: Operation, id: string) => Promise<ServedFile | null>,
): void {
  server.get<{ Params: { id: string } }>(`${path}/:id`, async (request, reply) => {
    const { id } = request.params;
    if (!/^[0-9a-f-]{36}$/.test(id)) return reply.callNotFound();
    const file = await services.operateFor(request, async (op) => (op.actor.accountId === null ? null : read(op, id)));
    if (!file) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type(file.type)
      .send(file.content);
  });
}
