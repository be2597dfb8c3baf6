import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationReply } from '../database/operation.js';

/** Name of the session cookie: bound to the host and to https wherever the server is reached through it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-finemesh' : 'finemesh';
}

/** What an operation may do to the HTTP answer. */
export function replyOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): OperationReply {
  return {
    source: request.ip,
    device: request.headers['user-agent']?.slice(0, 200) ?? null,
    setSessionToken(token, expiresAt) {
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
      if (token) void reply.setCookie(cookieName(secure), token, { ...options, ...(expiresAt ? { expires: expiresAt } : {}) });
      else void reply.clearCookie(cookieName(secure), options);
    },
  };
}
