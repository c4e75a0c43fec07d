import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import type { KeyStore } from '#platform/crypto';
import type { Server } from '#platform/http';
import { createApp } from '../../src/app.ts';
import type { TestDatabase } from './database.ts';
import { freshKeys } from './keys.ts';
import { assertValidHtml } from './valid-html.ts';

/** The product over a test database, visited as a browser would, without the network between. */

export const siteAddress = 'http://127.0.0.1:3000';

export type Visit = {
  readonly status: number;
  readonly body: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Where a redirect leads. */
  readonly to: string;
};

export type Upload = { readonly field: string; readonly name: string; readonly content: string | Uint8Array };

export type Visitor = {
  readonly get: (path: string) => Promise<Visit>;
  /** Sends a form of a page that was visited: its hidden keys, what stands in it, and these fields. */
  readonly submit: (
    page: Visit,
    fields: Readonly<Record<string, string | readonly string[]>>,
    options?: SubmitOptions,
  ) => Promise<Visit>;
  /** Sends fields as they are: for forged requests. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Visit>;
  readonly cookies: Map<string, string>;
};

type SubmitOptions = { readonly action?: string; readonly upload?: Upload };

export type Site = {
  readonly app: Server;
  readonly log: string[];
  /** What the product seals with. */
  readonly keys: KeyStore;
  /** A browser: with a session key signed in, without it a stranger. */
  readonly visitor: (sessionKey?: string) => Visitor;
};

const served = new Set<Server>();

after(async () => {
  for (const app of served) await app.close();
});

const stores = new WeakMap<TestDatabase['behind'], Promise<KeyStore>>();

/** Sites over one database share their keys: what one sealed the other opens. */
async function keysOf({ behind }: TestDatabase): Promise<KeyStore> {
  const store = stores.get(behind) ?? freshKeys();
  stores.set(behind, store);
  return await store;
}

/**
 * The product over that database; `address` matters only where it is really listened at. It says that mails can be sent
 * unless told otherwise; nothing here sends them.
 */
export async function openSite(
  db: TestDatabase,
  address = siteAddress,
  { canSendMail = true, keys }: { canSendMail?: boolean; keys?: KeyStore } = {},
): Promise<Site> {
  const log: string[] = [];
  const store = keys ?? (await keysOf(db));
  const app = await createApp({
    database: db.database,
    keys: store,
    canSendMail,
    publicUrl: address,
    trustedProxy: [],
    formSecret: randomBytes(32),
    isReady: db.database.isAnswering,
    logTo: { write: (line) => void log.push(line) },
  });
  served.add(app);
  return { app, log, keys: store, visitor: (key) => makeVisitor(app, key) };
}

/** A browser at that server, with or without a session. */
export function makeVisitor(app: Server, key: string | undefined): Visitor {
  const cookies = new Map<string, string>(key === undefined ? [] : [['session', key]]);

  async function send(
    method: 'GET' | 'POST',
    path: string,
    payload: string | Buffer | undefined,
    headers: Record<string, string>,
  ): Promise<Visit> {
    const response = await app.inject({
      method,
      url: path,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const cookie of response.cookies) {
      if (cookie.value === '') cookies.delete(cookie.name);
      else cookies.set(cookie.name, cookie.value);
    }
    const type = String(response.headers['content-type'] ?? '');
    const isPage = type.startsWith('text/html') && response.headers['content-disposition'] === undefined;
    if (isPage) await assertValidHtml(response.body, `${method} ${path}`);
    return {
      status: response.statusCode,
      body: response.body,
      bytes: response.rawPayload,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
      ),
      to: String(response.headers.location ?? ''),
    };
  }

  const ownHeaders = { origin: siteAddress, 'sec-fetch-site': 'same-origin' };
  return {
    cookies,
    get: async (path) => send('GET', path, undefined, {}),
    post: async (path, fields, headers = ownHeaders) =>
      send('POST', path, new URLSearchParams(fields).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      }),
    submit: async (page, fields, options = {}) => {
      const form = readFormTag(page.body, options.action);
      const entries = [
        ...form.fields.filter(([name]) => !(name in fields)),
        ...Object.entries(fields).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
        ),
      ];
      if (options.upload === undefined) {
        const body = new URLSearchParams(entries.map(([name, value]) => [name, value]));
        return await send('POST', form.action, body.toString(), {
          'content-type': 'application/x-www-form-urlencoded',
          ...ownHeaders,
        });
      }
      const boundary = `----${randomBytes(12).toString('hex')}`;
      const { upload } = options;
      const parts = [
        ...entries.map(([name, value]) =>
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
        ),
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${upload.field}"; filename="${upload.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        Buffer.from(upload.content),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ];
      return await send('POST', form.action, Buffer.concat(parts), {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        ...ownHeaders,
      });
    },
  };
}

/** The posting form of a page (the first, or the one with that action): where it goes and what stands in it. */
export function readFormTag(
  body: string,
  action?: string,
): { action: string; fields: (readonly [string, string])[] } {
  const forms = [...body.matchAll(/<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].map((match) => match[0]);
  const form = forms.find((tag) => action === undefined || attribute(tag, 'action') === action);
  assert.ok(
    form !== undefined,
    `no form${action === undefined ? '' : ` that posts to ${action}`} on the page`,
  );
  const fields: (readonly [string, string])[] = [];
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type');
    const isTicked = !['checkbox', 'radio'].includes(type) || / checked/.test(tag);
    if (isTicked && type !== 'file' && attribute(tag, 'name') !== '')
      fields.push([attribute(tag, 'name'), attribute(tag, 'value')]);
  }
  for (const [, open = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    fields.push([attribute(open, 'name'), unescape(text.replace(/^\n/, ''))]);
  }
  for (const [, open = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen =
      /<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? '';
    fields.push([attribute(open, 'name'), attribute(chosen, 'value')]);
  }
  return { action: attribute(form, 'action'), fields };
}

function attribute(tag: string, name: string): string {
  return unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
