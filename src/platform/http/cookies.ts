import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSessionKey } from '#platform/db';

/**
 * Two cookies, neither readable by script: the session, and a visitor mark that sign-in forms are bound to.
 * Over https they carry the `__Host-` prefix; plain http is served on loopback only, where `Secure` would keep some
 * browsers from storing them.
 */
export type Cookies = {
  readonly session: (request: FastifyRequest) => string | null;
  readonly visitor: (request: FastifyRequest) => string | null;
  readonly setSession: (reply: FastifyReply, key: string) => void;
  readonly setVisitor: (reply: FastifyReply, mark: string) => void;
  readonly clearSession: (reply: FastifyReply) => void;
};

export function cookiesFor(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const read = (request: FastifyRequest, name: string): string | null => {
    const value = request.cookies[prefix + name];
    return value !== undefined && isSessionKey(value) ? value : null;
  };
  return {
    session: (request) => read(request, 'session'),
    visitor: (request) => read(request, 'visitor'),
    setSession: (reply, key) => void reply.setCookie(`${prefix}session`, key, options),
    setVisitor: (reply, mark) => void reply.setCookie(`${prefix}visitor`, mark, options),
    clearSession: (reply) => void reply.clearCookie(`${prefix}session`, options),
  };
}
