import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const dist = fileURLToPath(new URL('../../../../web/dist', import.meta.url));

/** Serves the built console: files with hashed names for a year, the page itself never cached and with a fresh style nonce. */
export async function serveConsole(server: FastifyInstance): Promise<void> {
  const entry = join(dist, 'index.html');
  if (!existsSync(entry)) {
    server.get('/', (_request, reply) => reply.type('text/plain').send('The console is not built: run "pnpm build".'));
    return;
  }
  const pages = {
    '/': readFileSync(entry, 'utf8'),
    '/m': existsSync(join(dist, 'm.html')) ? readFileSync(join(dist, 'm.html'), 'utf8') : undefined,
  };
  await server.register(fastifyStatic, {
    root: dist,
    index: false,
    wildcard: false,
    maxAge: '365d',
    immutable: true,
    // The one file that keeps its name from build to build.
    setHeaders: (reply, path) => void (path.endsWith('phone-worker.js') && reply.setHeader('cache-control', 'no-cache')),
  });
  const send = (reply: FastifyReply, html: string) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll('__CSP_NONCE__', nonce));
  };
  server.get('/', (_request, reply) => send(reply, pages['/']));
  // Any path that is no file is a page of the console's own router.
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (!wantsPage) return reply.code(404).send({ error: 'not found' });
    return send(reply, /^\/m(\/|$|\?)/.test(request.url) && pages['/m'] ? pages['/m'] : pages['/']);
  });
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", // antd positions its layers by style attributes; no text of users reaches them
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
