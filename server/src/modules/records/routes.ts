import type { FastifyInstance } from 'fastify';
import type { RouteServices } from '../../platform/graphql/module.js';
import { certificatePdf, type CertificateSheet } from './pdf.js';
import { ServiceCertificate, type CertificateTemplate } from './record.js';
import { certificateById, templateById } from './service.js';

/** A certificate that never was, to look at words and layout. */
function specimen(template: CertificateTemplate, now: Date): CertificateSheet['certificate'] {
  return Object.assign(new ServiceCertificate(), {
    code: 'SAMPLESAMPLESAMP',
    from: template.validFrom,
    until: template.validFrom,
    minutes: 1830,
    visits: 21,
    issuedAt: now,
    withdrawnAt: null,
  });
}

/** `GET /certificates/templates/:id.pdf`, for whoever keeps the words: a specimen with a name of nobody. */
function specimenRoute(server: FastifyInstance, services: RouteServices): void {
  server.get<{ Params: { name: string } }>('/certificates/templates/:name', async (request, reply) => {
    const [, id] = /^([0-9a-f-]{36})\.pdf$/.exec(request.params.name) ?? [];
    if (!id) return reply.callNotFound();
    const sheet = await services.operateFor(request, async (op): Promise<CertificateSheet | null> => {
      const template = op.actor.can('certificate:template') ? await op.load(templateById, id) : null;
      return (
        template && {
          certificate: specimen(template, op.now),
          template,
          volunteer: { name: '样张', number: 'V000000' },
          checkUrl: `${services.publicUrl ?? ''}/v/`,
        }
      );
    });
    if (!sheet) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .type('application/pdf')
      .send(await certificatePdf(sheet));
  });
}

/** `GET /certificates/:id.pdf`, for whoever may see the certificate; for everybody else there is none. */
export function recordRoutes(server: FastifyInstance, services: RouteServices): void {
  specimenRoute(server, services);
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
