import type { FastifyInstance } from 'fastify';
import type { RouteServices } from '../../platform/graphql/module.js';
import { certificatePdf, type CertificateSheet } from './pdf.js';
import { certificateById, templateById } from './service.js';

/** `GET /certificates/:id.pdf`, for whoever may see the certificate; for everybody else there is none. */
export function recordRoutes(server: FastifyInstance, services: RouteServices): void {
  server.get<{ Params: { name: string } }>('/certificates/:name', async (request, reply) => {
    const [, id] = /^([0-9a-f-]{36})\.pdf$/.exec(request.params.name) ?? [];
    if (!id) return reply.callNotFound();
    const base = services.publicUrl ?? `${request.protocol}://${request.headers.host ?? ''}`;
    const sheet = await services.operateFor(request, async (op): Promise<CertificateSheet | null> => {
      const certificate = await op.load(certificateById, id);
      const template = certificate && (await op.load(templateById, certificate.templateId));
      const volunteer =
        certificate &&
        (await op.row<{ name: string; number: string }>('select name, number from volunteer where id = $1', [certificate.volunteerId]));
      if (!certificate || !template || !volunteer) return null;
      return { certificate, template, volunteer, checkUrl: `${base.replace(/\/$/, '')}/v/${certificate.code}` };
    });
    if (!sheet) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="certificate-${sheet.certificate.code}.pdf"`)
      .type('application/pdf')
      .send(await certificatePdf(sheet));
  });
}
