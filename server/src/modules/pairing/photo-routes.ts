import type { FastifyInstance } from 'fastify';
import type { RouteServices } from '../../platform/graphql/module.js';
import { photoContent } from './photos.js';

/** `GET /photos/:id`, for whoever may see the photo now; for everybody else there is none. Never kept by a browser. */
export function photoRoutes(server: FastifyInstance, services: RouteServices): void {
  server.get<{ Params: { id: string } }>('/photos/:id', async (request, reply) => {
    const { id } = request.params;
    if (!/^[0-9a-f-]{36}$/.test(id)) return reply.callNotFound();
    const content = await services.operateFor(request, (op) => photoContent(op, id));
    if (!content) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type('image/jpeg')
      .send(content);
  });
}
