import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationReply } from '../database/operation.js';

/** Name of the session cookie: bound to the host and to https wherever the server is reached through it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-finemesh' : 'finemesh';
}

/** How long a replica may be behind before what somebody wrote is read from it again, in seconds. */
const REMEMBERED_SECONDS = 600;

/** A place in PostgreSQL's write-ahead log. */
const PLACE = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/;

/** What an operation may do to the HTTP answer. */
export function replyOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): OperationReply {
  return {
    source: request.ip,
    device: request.headers['user-agent']?.slice(0, 200) ?? null,
    seen: placeOf(request.cookies[seenName(secure)]),
    setSeen(place) {
      void reply.setCookie(seenName(secure), place, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: REMEMBERED_SECONDS });
    },
    setSessionToken(token, expiresAt) {
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
      if (token) void reply.setCookie(cookieName(secure), token, { ...options, ...(expiresAt ? { expires: expiresAt } : {}) });
      else void reply.clearCookie(cookieName(secure), options);
    },
  };
}

const seenName = (secure: boolean): string => `${cookieName(secure)}-seen`;

function placeOf(cookie: string | undefined): string | null {
  return cookie !== undefined && PLACE.test(cookie) ? cookie : null;
}
