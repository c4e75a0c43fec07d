import type { FastifyReply } from 'fastify';
import { setCommonHeaders } from './headers.ts';
import type { PlainReply } from './reply.ts';
import { sendStatusPage, type Surroundings } from './server.ts';

const statuses = { page: 200, done: 200, invalid: 422, conflict: 409 } as const;

/** Turns a reply into what goes over the wire. Everything that had to be written is written by now. */
export function sendReply<Actor, Permission extends string>(
  surroundings: Surroundings<Actor, Permission>,
  reply: FastifyReply,
  answer: PlainReply,
): FastifyReply {
  switch (answer.kind) {
    case 'notFound':
      return sendStatusPage(surroundings, reply, 404, surroundings.pages.notFound());
    case 'redirect':
      setCommonHeaders(reply, surroundings.secure);
      return reply
        .code(303)
        .header('cache-control', 'no-store')
        .header('location', ownPath(answer.to))
        .send();
    case 'file':
      setCommonHeaders(reply, surroundings.secure);
      reply.headers({
        'content-disposition': `${answer.disposition}; filename="${answer.name.replace(/[^a-zA-Z0-9._-]/g, '-')}"`,
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
        'cache-control': 'no-store',
      });
      return reply
        .type(answer.contentType)
        .send(typeof answer.bytes === 'string' ? answer.bytes : Buffer.from(answer.bytes));
    case 'data':
      setCommonHeaders(reply, surroundings.secure);
      return reply.code(answer.status).header('cache-control', 'no-store').send(answer.data);
    default:
      return sendStatusPage(surroundings, reply, statuses[answer.kind], answer.html);
  }
}

/** Redirects stay on this site: a path that begins with exactly one slash. */
export function ownPath(to: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/';
}
