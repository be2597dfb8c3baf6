import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../../platform/database/connect.js';
import { Refused, type TopLevelCode } from '../../platform/errors/top-level.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { ImportKind } from './batch.js';
import { template, type TemplateFormat } from './template.js';
import { MAX_UPLOAD_BYTES, storeUpload } from './uploads.js';

const STATUS: Partial<Record<TopLevelCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_REQUEST: 400, UNAVAILABLE: 503 };

/** `POST /upload` and `GET /templates/…`, both for whoever may import. */
export function importRoutes(server: FastifyInstance, services: RouteServices): void {
  void server.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 5, parts: 6 } });
    scope.setErrorHandler(async (error, _request, reply) => answerError(error, reply, services));
    scope.post('/upload', { bodyLimit: MAX_UPLOAD_BYTES + 100_000 }, async (request, reply) => {
      await assertMayImport(services, request);
      const file = await request.file();
      if (!file || file.fieldname !== 'file') return refuseWith(reply, 400, 'BAD_REQUEST', 'Send one file as multipart field "file".');
      const content = await file.toBuffer();
      if (!looksReadable(content))
        return refuseWith(reply, 422, UserErrorCode.FILE_UNREADABLE, 'This is neither a CSV text nor an XLSX workbook.');
      const uploadId = await services.operateFor(request, (op) => storeUpload(op, { name: baseName(file.filename), content }));
      return reply.code(201).header('cache-control', 'no-store').send({ uploadId });
    });
    scope.get<{ Params: { name: string } }>('/templates/:name', async (request, reply) => {
      const [, noun, format] = /^(households|volunteers|needs|orders)\.(xlsx|csv)$/.exec(request.params.name) ?? [];
      if (!noun) return reply.callNotFound();
      await assertMayImport(services, request);
      const { content, type } = await template(ImportKind[noun.toUpperCase() as keyof typeof ImportKind], format as TemplateFormat);
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${noun}.${format}"`)
        .type(type)
        .send(content);
    });
  });
}

/** @throws Refused UNAUTHENTICATED, FORBIDDEN */
function assertMayImport(services: RouteServices, request: FastifyRequest): Promise<void> {
  return services.operateFor(request, async (op) => {
    if (!op.actor.accountId) throw new Refused('UNAUTHENTICATED', 'Sign in first.');
    if (!op.actor.can('import:use')) throw new Refused('FORBIDDEN', 'Your role does not include this action.');
  });
}

/** A workbook begins as a zip archive, UTF-16 with its mark; any other text holds no zero byte. */
function looksReadable(content: Buffer): boolean {
  return (
    content.length > 0 &&
    (/^(?:PK|\xFF\xFE|\xFE\xFF)/.test(content.subarray(0, 2).toString('latin1')) || !content.subarray(0, 4096).includes(0))
  );
}

function baseName(name: string | undefined): string {
  return (
    name
      ?.split(/[/\\]/u)
      .at(-1)
      ?.replace(/\p{Cc}/gu, '') || 'file'
  );
}

function refuseWith(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message, extensions: { code } }] });
}

function answerError(error: unknown, reply: FastifyReply, services: RouteServices): FastifyReply {
  if (error instanceof Refused) return refuseWith(reply, STATUS[error.code] ?? 400, error.code, error.message);
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413)
    return refuseWith(reply, 413, UserErrorCode.FILE_TOO_LARGE, `The file is larger than ${MAX_UPLOAD_BYTES / 1024 / 1024} MB.`);
  if (isUnavailable(error))
    return refuseWith(reply, 503, 'UNAVAILABLE', 'The database cannot be reached at this moment. Try again shortly.');
  if (statusCode !== undefined && statusCode < 500)
    return refuseWith(reply, statusCode, 'BAD_REQUEST', 'Send one file as multipart field "file".');
  services.log.warn({ err: error }, 'upload failed');
  return refuseWith(reply, 500, 'INTERNAL', 'An error of the system.');
}
