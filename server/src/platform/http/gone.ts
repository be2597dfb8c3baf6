import type { FastifyInstance } from 'fastify';

/** What is answered to nobody: the status that web servers log for a client that closed its connection. */
const CLIENT_CLOSED = 499;

/** That somebody leaves before the answer is no fault of the server: it is noted as that, and not among the errors. Other errors go on as they are. */
export function noteWhoLeaves(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    if (!request.raw.socket.destroyed) throw error;
    request.log.info({ err: error }, 'gone before the answer');
    void reply.code(CLIENT_CLOSED).send();
  });
}
