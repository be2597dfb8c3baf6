import type { FastifyInstance } from 'fastify';
import { logAccess } from '../../platform/access/log-access.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { fileRoute } from '../../platform/http/file-route.js';
import { open } from '../../platform/vault/envelope.js';
import { paperPlace } from './service.js';

/** `GET /evidence/:id`: a paper, for whoever may see its claim and only after the access log has it. */
export function evidenceRoutes(server: FastifyInstance, services: RouteServices): void {
  fileRoute(server, services, '/evidence', async (op, id) => {
    const row = await op.row<{ media_type: string; content_sealed: string }>(
      'select media_type, content_sealed from qualification_claim where id = $1',
      [id],
    );
    if (!row) return null;
    await logAccess(op, 'qualification_claim', id, '查看资质材料');
    return { type: row.media_type, content: Buffer.from(open(services.keyring, paperPlace(id), row.content_sealed), 'base64') };
  });
}
