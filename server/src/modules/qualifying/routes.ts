import type { FastifyInstance } from 'fastify';
import { logAccess } from '../../platform/access/log-access.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { open } from '../../platform/vault/envelope.js';
import { paperPlace } from './service.js';

/** `GET /evidence/:id`: a paper, for whoever may see its claim and only after the access log has it; for everybody else there is none. */
export function evidenceRoutes(server: FastifyInstance, services: RouteServices): void {
  server.get<{ Params: { id: string } }>('/evidence/:id', async (request, reply) => {
    const { id } = request.params;
    if (!/^[0-9a-f-]{36}$/.test(id)) return reply.callNotFound();
    const paper = await services.operateFor(request, async (op) => {
      if (op.actor.accountId === null) return null;
      const row = await op.row<{ media_type: string; content_sealed: string }>(
        'select media_type, content_sealed from qualification_claim where id = $1',
        [id],
      );
      if (!row) return null;
      await logAccess(op, 'qualification_claim', id, '查看资质材料');
      return { type: row.media_type, content: Buffer.from(open(services.keyring, paperPlace(id), row.content_sealed), 'base64') };
    });
    if (!paper) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', 'inline')
      .type(paper.type)
      .send(paper.content);
  });
}
