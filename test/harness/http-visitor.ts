import { readFormTag } from './site.ts';

/** Somebody at the running program, over the network: no page is drawn, and every request may fail on the way. */

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
  /** Where a redirect leads. */
  readonly to: string;
};

/** A form of a page as it would be sent, to be sent once or often. */
export type Filled = { readonly action: string; readonly body: string };

export type HttpVisitor = {
  readonly get: (path: string) => Promise<Answer>;
  /** Sends what was filled in; rejects when the connection is lost before the answer. */
  readonly send: (filled: Filled) => Promise<Answer>;
};

/** A browser at that address; with a session key it is signed in, otherwise when a page signs it in. */
export function visitOver(address: string, sessionKey?: string): HttpVisitor {
  const cookies = new Map(sessionKey === undefined ? [] : [['session', sessionKey]]);

  async function ask(path: string, options: { body?: string } = {}): Promise<Answer> {
    const response = await fetch(address + path, {
      method: options.body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        origin: address,
        'sec-fetch-site': 'same-origin',
        ...(options.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...options,
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const { status, headers } = response;
    return { status, headers, body: await response.text(), to: headers.get('location') ?? '' };
  }

  return { get: async (path) => ask(path), send: async ({ action, body }) => ask(action, { body }) };
}

/** The first form of a page, or the one with that action, with these fields and whatever else stands in it. */
export function fill(page: Answer, fields: Readonly<Record<string, string>>, action?: string): Filled {
  const form = readFormTag(page.body, action);
  const kept = form.fields.filter(([name]) => !(name in fields)).map(([name, value]) => [name, value]);
  return { action: form.action, body: new URLSearchParams([...kept, ...Object.entries(fields)]).toString() };
}
