import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { KeyStore } from '#platform/crypto';
import { DatabaseAway, type Database } from '#platform/db';
import { answerActing, mayAct } from './acting.ts';
import { closeConnectionsInTime } from './close-connections.ts';
import { cookiesFor, type Cookies } from './cookies.ts';
import { setCommonHeaders, setPageHeaders } from './headers.ts';
import type { Gate } from './gate.ts';
import { answerOpen } from './open.ts';
import { logError, logOptions, logRequest } from './log.ts';
import { admitLongForms, formBytes, hasTooManyFields, TooBusy, TooLarge } from './long-form.ts';
import type { StatusPages } from './pages.ts';
import type { OpenRoute, Route } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the log calls a request of this route. */
    event?: string;
  }
}

/** A server that is built, with everything but its port. */
export type Server = FastifyInstance;

export type StaticFile = { readonly url: string; readonly file: string; readonly contentType: string };

export type ServerOptions<Actor, Permission extends string> = {
  readonly database: Database;
  readonly keys: KeyStore;
  /** False when no mail server is named. */
  readonly canSendMail: boolean;
  /** As people reach it: scheme, host and port, no path. */
  readonly publicUrl: string;
  readonly trustedProxy: readonly string[];
  /** 32 bytes that outlive restarts; form tokens are made with it. */
  readonly formSecret: Uint8Array;
  readonly gate: Gate<Actor, Permission>;
  readonly routes: readonly Route<Actor, Permission>[];
  readonly openRoutes: readonly OpenRoute[];
  readonly files: readonly StaticFile[];
  readonly pages: StatusPages;
  /** True when everything that requests need is there; `/readyz` asks it. */
  readonly isReady: () => Promise<boolean>;
  /** Where log lines go; standard output unless a test listens. */
  readonly logTo?: { write: (line: string) => void };
};

/** What the parts of the server share. */
export type Surroundings<Actor, Permission extends string> = ServerOptions<Actor, Permission> & {
  readonly cookies: Cookies;
  readonly secure: boolean;
};

/** Builds the server with every route named in the options and no other. It does not listen yet. */
export async function createServer<Actor, Permission extends string>(
  options: ServerOptions<Actor, Permission>,
): Promise<FastifyInstance> {
  const server = Fastify({
    logger: logOptions(options.logTo),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(8).toString('hex'),
    trustProxy: options.trustedProxy.length > 0 ? [...options.trustedProxy] : false,
    bodyLimit: formBytes.short,
    requestTimeout: 60_000,
    connectionTimeout: 75_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // An address that cannot be decoded meets no route; the answer of its own would say it back and name the library.
    frameworkErrors: (_error, _request, reply) => {
      void sendStatusPage(surroundings, reply, 404, surroundings.pages.notFound());
    },
  });
  await server.register(cookie);
  // A file that is too long is told at its field; thrown, it would be a refused form, and what was typed gone.
  await server.register(multipart, { throwFileSizeLimit: false });
  await server.register(rateLimit, { global: false });
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      const text = String(body);
      // Counted before it is taken apart: a field of one letter takes a hundred times its size then.
      if (hasTooManyFields(text)) done(new TooLarge());
      else done(null, new URLSearchParams(text));
    },
  );
  const surroundings = {
    ...options,
    cookies: cookiesFor(options.publicUrl),
    secure: options.publicUrl.startsWith('https:'),
  };

  server.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    answerError(surroundings, error, request, reply),
  );
  server.setNotFoundHandler((_request, reply) =>
    sendStatusPage(surroundings, reply, 404, surroundings.pages.notFound()),
  );

  closeConnectionsInTime(server);
  addHealth(server, options);
  for (const file of options.files) await addFile(server, file, surroundings.secure);
  for (const route of options.openRoutes) {
    server.route({
      method: route.method,
      url: route.path,
      config: {
        event: route.audit,
        ...(route.throttle === undefined
          ? {}
          : { rateLimit: { max: route.throttle, timeWindow: '1 minute' } }),
      },
      handler: async (request, reply) => answerOpen(surroundings, route, request, reply),
    });
  }
  const admit = admitLongForms();
  for (const route of options.routes) {
    server.route({
      method: route.method,
      url: route.path,
      config: { event: route.audit },
      ...(route.longTexts === true
        ? {
            bodyLimit: formBytes.long,
            preParsing: admit(async (request) => mayAct(surroundings, route, request)),
          }
        : {}),
      handler: async (request, reply) => answerActing(surroundings, route, request, reply),
    });
  }
  return server;
}

function addHealth<Actor, Permission extends string>(
  server: FastifyInstance,
  options: ServerOptions<Actor, Permission>,
): void {
  const secure = options.publicUrl.startsWith('https:');
  server.get('/healthz', (_request, reply) => {
    setCommonHeaders(reply, secure);
    return reply.type('text/plain').header('cache-control', 'no-store').send('ok\n');
  });
  server.get('/readyz', async (_request, reply) => {
    const ready = await options.isReady();
    setCommonHeaders(reply, secure);
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain')
      .header('cache-control', 'no-store')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
}

/** Assets are few and small: read once, served from memory under a path that names their content. */
async function addFile(server: FastifyInstance, file: StaticFile, secure: boolean): Promise<void> {
  const bytes = await readFile(file.file);
  // Styles and script shrink to an eighth; pages are sent as they are, since compressing secrets beside a caller's text tells on them.
  const packed = /^(text|image\/svg|application\/(java|json))/.test(file.contentType)
    ? gzipSync(bytes)
    : null;
  server.get(file.url, (request, reply) => {
    setCommonHeaders(reply, secure);
    reply.headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
    const isPacked = packed !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (isPacked) void reply.header('content-encoding', 'gzip');
    return reply.type(file.contentType).send(isPacked ? packed : bytes);
  });
}

/** Sends a page with the strict headers; the nonce in it is this reply's own. */
export function sendStatusPage<Actor, Permission extends string>(
  surroundings: Surroundings<Actor, Permission>,
  reply: FastifyReply,
  status: number,
  page: { toString(): string },
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  setPageHeaders(reply, nonce, surroundings.secure);
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(withNonce(String(page), nonce));
}

/** Layouts write this where the nonce belongs; no text a person typed can hold it unescaped in an attribute. */
export const noncePlace = 'nonce-goes-here';

function withNonce(text: string, nonce: string): string {
  return text.replaceAll(` nonce="${noncePlace}"`, ` nonce="${nonce}"`);
}

function answerError<Actor, Permission extends string>(
  surroundings: Surroundings<Actor, Permission>,
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const unread = { path: request.url.split('?')[0] ?? '/', form: null, again: [] };
  if (error.statusCode === 429) return sendStatusPage(surroundings, reply, 429, surroundings.pages.tooMany());
  if (error.statusCode !== undefined && error.statusCode < 500) {
    const status = error.statusCode === 413 ? 413 : 403;
    return sendStatusPage(surroundings, reply, status, surroundings.pages.refused(unread));
  }
  if (error instanceof TooBusy || error instanceof DatabaseAway) {
    void reply.header('retry-after', '10');
    return sendStatusPage(surroundings, reply, 503, surroundings.pages.unavailable(unread));
  }
  logError(request, error);
  return sendStatusPage(surroundings, reply, 500, surroundings.pages.fault(request.id));
}
