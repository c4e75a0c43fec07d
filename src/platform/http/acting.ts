import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseAway, isId, type Session, type Tx } from '#platform/db';
import { formToken, isFormToken, isOwnSite } from './cross-site.ts';
import { emptyForm, type Form } from './form.ts';
import type { AuditEvent, Outcome } from './gate.ts';
import { logError } from './log.ts';
import type { Kept } from './pages.ts';
import { readQuery } from './query.ts';
import { readBody } from './read-body.ts';
import { isKept, type LaterReply, type PlainReply, type Reply } from './reply.ts';
import type { Context, Route } from './route.ts';
import { sendReply } from './send.ts';
import { sendStatusPage, type Surroundings } from './server.ts';

/** Undoes the transaction of a submission whose answer writes nothing. */
class Undo extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super('undone');
    this.reply = reply;
  }
}

const missing = { kind: 'notFound' } as const;

type Noted = { detail: Record<string, string | number | boolean>; subjects: string[] };

/**
 * A request of somebody who acts as someone. Who it is and whether they may is asked in the same transaction as the
 * work; the audit row is committed before anything is sent; a stranger, a wrong hat and a missing thing are one 404.
 */
export async function answerActing<Actor, Permission extends string>(
  surroundings: Surroundings<Actor, Permission>,
  route: Route<Actor, Permission>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { pages, cookies } = surroundings;
  const params = readParams(request);
  const key = cookies.session(request);
  const session = sessionOf(key, params);
  let form: Form | null = emptyForm;
  if (route.method === 'POST') {
    form = await readBody(request, route.upload);
    const kept = keep(request, form);
    if (!isOwnSite(siteHeaders(request), surroundings.publicUrl))
      return sendStatusPage(surroundings, reply, 403, pages.refused(kept));
    if (form === null) return sendStatusPage(surroundings, reply, 403, pages.refused(kept));
    if (key !== null && !isFormToken(surroundings.formSecret, key, form.text('_csrf'))) {
      // Most often a page that was open while its reader signed out and in again. Nothing is done with it until they
      // send it once more from the page that shows what is in it.
      const anew = {
        ...kept,
        again: [['_csrf', formToken(surroundings.formSecret, key)], kept.again[1] ?? ['_submission', '']],
      } as const;
      return sendStatusPage(surroundings, reply, 403, pages.signedInAnew(anew));
    }
  }
  if (params === null || session === null || key === null)
    return sendStatusPage(surroundings, reply, 404, pages.notFound());
  try {
    const work = { surroundings, route, request, params, session, key, form: form ?? emptyForm };
    const answer = route.method === 'GET' ? await see(work) : await submit(work);
    if (answer === 'signed out') {
      return route.method === 'POST'
        ? sendStatusPage(surroundings, reply, 401, pages.signedOut(keep(request, form)))
        : sendStatusPage(surroundings, reply, 404, pages.notFound());
    }
    return sendReply(surroundings, reply, answer);
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    logError(request, error);
    void reply.header('retry-after', '10');
    return sendStatusPage(surroundings, reply, 503, pages.unavailable(keep(request, form)));
  }
}

function sessionOf(key: string | null, params: Readonly<Record<string, string>> | null): Session | null {
  return key === null || params?.['membership'] === undefined
    ? null
    : { kind: 'person', key, membership: params['membership'] };
}

/** Whether whoever sends this may act on that route. Asked by its headers and address alone, before its body is read. */
export async function mayAct<Actor, Permission extends string>(
  { cookies, publicUrl, database, gate }: Surroundings<Actor, Permission>,
  route: Route<Actor, Permission>,
  request: FastifyRequest,
): Promise<boolean> {
  const session = sessionOf(cookies.session(request), readParams(request));
  if (session === null || !isOwnSite(siteHeaders(request), publicUrl)) return false;
  return await database.transact(session, 'read', async (tx) => {
    const actor = await gate.identify(tx);
    return actor !== null && gate.may(actor, route.may);
  });
}

type Work<Actor, Permission extends string> = {
  surroundings: Surroundings<Actor, Permission>;
  route: Route<Actor, Permission>;
  request: FastifyRequest;
  params: Record<string, string>;
  session: Session;
  key: string;
  form: Form;
};

/** A GET: read only; its audit row is a second, short transaction that asks again who it is. No row, no page. */
async function see<Actor, Permission extends string>(
  work: Work<Actor, Permission>,
): Promise<PlainReply | 'signed out'> {
  const { surroundings, route, session } = work;
  const { gate, database } = surroundings;
  let noted = emptyNote();
  const first = await database.transact(session, 'read', async (tx, now) => {
    noted = emptyNote();
    const actor = await gate.identify(tx);
    if (actor === null) {
      const to = await gate.wayIn(tx);
      return to === null ? 'signed out' : ({ kind: 'way in', to } as const);
    }
    if (!gate.may(actor, route.may)) return missing;
    return await route.handle(contextOf(work, tx, now, actor, noted));
  });
  if (first === 'signed out') return first;
  // Nobody yet: nothing is shown and nothing is written down, but where to go on.
  if (first.kind === 'way in') return { kind: 'redirect', to: first.to };
  const answer = first.kind === 'later' ? await first.work() : first;
  return await database.transact(session, 'write', async (tx) => {
    const actor = await gate.identify(tx);
    if (actor === null) return 'signed out';
    const allowed = gate.may(actor, route.may);
    const given = allowed ? answer : missing;
    await gate.record(tx, actor, eventOf(work, allowed ? outcomeOf(given, 'seen') : 'refused', noted));
    await gate.keepAlive(tx);
    return given;
  });
}

/** A POST: the work, its audit row and its idempotency token are one transaction. */
async function submit<Actor, Permission extends string>(
  work: Work<Actor, Permission>,
): Promise<PlainReply | 'signed out'> {
  const { surroundings, route, session, form } = work;
  const { gate, database } = surroundings;
  const token = form.text('_submission');
  let noted = emptyNote();
  try {
    return await database.transact(session, 'write', async (tx, now) => {
      noted = emptyNote();
      const actor = await gate.identify(tx);
      if (actor === null) return 'signed out';
      if (!gate.may(actor, route.may) || !isId(token)) throw new Undo(missing);
      const claimed = await gate.submissions.claim(tx, actor, token, `${route.method} ${route.path}`);
      if (claimed.state === 'of another form') return missing;
      if (claimed.state === 'settled') {
        if (claimed.location !== null) return { kind: 'redirect', to: claimed.location };
        return { kind: 'page', html: surroundings.pages.doneAlready(keep(work.request, null)) };
      }
      const answer = await route.handle(contextOf(work, tx, now, actor, noted));
      if (answer.kind === 'later' || !isKept(answer)) throw new Undo(answer);
      if (answer.kind === 'redirect') await gate.submissions.settle(tx, actor, token, answer.to);
      await gate.record(tx, actor, eventOf(work, 'done', noted));
      await gate.keepAlive(tx);
      return answer;
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    const answer = error.reply.kind === 'later' ? await error.reply.work() : error.reply;
    return await database.transact(session, 'write', async (tx) => {
      const actor = await gate.identify(tx);
      if (actor === null) return 'signed out';
      const allowed = gate.may(actor, route.may);
      await gate.record(tx, actor, eventOf(work, allowed ? outcomeOf(answer, 'done') : 'refused', noted));
      return answer;
    });
  }
}

function contextOf<Actor, Permission extends string>(
  work: Work<Actor, Permission>,
  tx: Tx,
  now: Temporal.Instant,
  actor: Actor,
  noted: Noted,
): Context<Actor> {
  const typed = work.form.text('_submission');
  return {
    tx,
    keys: work.surroundings.keys,
    canSendMail: work.surroundings.canSendMail,
    now,
    actor,
    site: work.surroundings.publicUrl,
    params: work.params,
    query: readQuery(work.request.url),
    form: work.form,
    path: work.request.url.split('?')[0] ?? '',
    formKeys: {
      csrf: formToken(work.surroundings.formSecret, work.key),
      // A form shown again after problems keeps its token: what is sent next is still the same submission.
      submission: isId(typed) ? typed : randomUUID(),
    },
    note: (detail, subjects = []) => {
      Object.assign(noted.detail, detail);
      noted.subjects.push(...subjects);
    },
  };
}

function eventOf<Actor, Permission extends string>(
  work: Work<Actor, Permission>,
  outcome: Outcome,
  noted: Noted,
): AuditEvent {
  const fromPath = Object.entries(work.params).filter(
    ([name, value]) => name !== 'membership' && isId(value),
  );
  return {
    event: work.route.audit,
    outcome,
    subjects: [...fromPath.map(([, value]) => value), ...noted.subjects],
    detail: noted.detail,
    requestId: work.request.id,
  };
}

function emptyNote(): Noted {
  return { detail: {}, subjects: [] };
}

const outcomes = { notFound: 'not_found', invalid: 'invalid', conflict: 'conflict' } as const;

function outcomeOf(reply: Exclude<Reply, LaterReply>, otherwise: 'seen' | 'done'): Outcome {
  if (reply.kind === 'data')
    return ({ 200: otherwise, 409: 'conflict', 422: 'invalid' } as const)[reply.status];
  return reply.kind in outcomes ? outcomes[reply.kind as keyof typeof outcomes] : otherwise;
}

/** Words that must have a form of their own, because what they name is sealed and cannot be asked for first. */
const formedWords: Readonly<Record<string, RegExp>> = {
  person: /^(?:[a-z][a-z0-9-]{0,79}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  practitioner: /^(?:new|[1-9]\d{0,3})$/,
};

/** Parts of a path that are words chosen from a list, not ids; the handler checks them. */
const wordParams = new Set(['kind', 'format', 'section', 'list', 'item', 'number', 'milestone', 'document']);

/** The path's ids and words; null when one that must be an id is none, so that no query is asked about it. */
function readParams(request: FastifyRequest): Record<string, string> | null {
  const params = request.params as Record<string, string>;
  return Object.entries(params).every(
    ([name, value]) => formedWords[name]?.test(value) ?? (wordParams.has(name) || isId(value)),
  )
    ? params
    : null;
}

export function siteHeaders(request: FastifyRequest): {
  site: string | undefined;
  origin: string | undefined;
} {
  const site = request.headers['sec-fetch-site'];
  return { site: Array.isArray(site) ? site[0] : site, origin: request.headers.origin };
}

export function keep(request: FastifyRequest, form: Form | null): Kept {
  const again = ['_csrf', '_submission'].map((name) => [name, form?.text(name) ?? ''] as const);
  return { path: request.url.split('?')[0] ?? '/', form, again };
}
