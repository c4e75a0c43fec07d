import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseAway } from '#platform/db';
import { keep, siteHeaders } from './acting.ts';
import { formToken, isFormToken, isOwnSite } from './cross-site.ts';
import { emptyForm, type Form } from './form.ts';
import { setCommonHeaders } from './headers.ts';
import { logError } from './log.ts';
import { readQuery } from './query.ts';
import { readBody } from './read-body.ts';
import type { OpenReply, OpenRoute } from './route.ts';
import { ownPath, sendReply } from './send.ts';
import { sendStatusPage, type Surroundings } from './server.ts';

/** A request before anybody is signed in. Its forms are bound to a visitor mark, so that nobody can sign another in. */
export async function answerOpen<Actor, Permission extends string>(
  surroundings: Surroundings<Actor, Permission>,
  route: OpenRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { cookies, pages, formSecret } = surroundings;
  const visitor = cookies.visitor(request);
  const mark = visitor ?? randomBytes(32).toString('hex');
  if (visitor === null && route.immutable !== true) cookies.setVisitor(reply, mark);
  let form: Form | null = emptyForm;
  if (route.method === 'POST') {
    form = await readBody(request, undefined);
    const ours = isOwnSite(siteHeaders(request), surroundings.publicUrl);
    if (!ours || form === null || !isFormToken(formSecret, mark, form.text('_csrf'))) {
      // What was typed before signing in may be a password: it is not shown again.
      return sendStatusPage(surroundings, reply, 403, pages.refused({ ...keep(request, null), form: null }));
    }
  }
  try {
    const answer = await route.handle({
      transact: surroundings.database.transact,
      keys: surroundings.keys,
      canSendMail: surroundings.canSendMail,
      site: surroundings.publicUrl,
      sessionKey: cookies.session(request),
      params: request.params as Record<string, string>,
      query: readQuery(request.url),
      form: form ?? emptyForm,
      path: request.url.split('?')[0] ?? '',
      formKeys: { csrf: formToken(formSecret, mark), submission: randomUUID() },
    });
    return sendOpen(surroundings, route, reply, answer);
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    logError(request, error);
    void reply.header('retry-after', '10');
    return sendStatusPage(
      surroundings,
      reply,
      503,
      pages.unavailable({ ...keep(request, null), form: null }),
    );
  }
}

function sendOpen<Actor, Permission extends string>(
  surroundings: Surroundings<Actor, Permission>,
  route: OpenRoute,
  reply: FastifyReply,
  answer: OpenReply,
): FastifyReply {
  if (answer.kind === 'begin session') {
    surroundings.cookies.setSession(reply, answer.key);
    if ('html' in answer) return sendReply(surroundings, reply, { kind: 'page', html: answer.html });
    return sendReply(surroundings, reply, { kind: 'redirect', to: ownPath(answer.to) });
  }
  if (answer.kind === 'end session') {
    surroundings.cookies.clearSession(reply);
    void reply.header('clear-site-data', '"cache", "storage"');
    return sendReply(surroundings, reply, { kind: 'redirect', to: ownPath(answer.to) });
  }
  if (answer.kind === 'file' && route.immutable === true) {
    setCommonHeaders(reply, surroundings.secure);
    return reply
      .type(answer.contentType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(answer.bytes);
  }
  return sendReply(surroundings, reply, answer);
}
