import type { SafeHtml } from '#platform/html';

export type FileReply = {
  readonly kind: 'file';
  readonly bytes: Uint8Array | string;
  readonly contentType: string;
  /** Neutral and safe for a header: lower-case words joined by hyphens, with an extension. */
  readonly name: string;
  readonly disposition: 'attachment' | 'inline';
};

/** For our own script on a page: small JSON. 200 leaves what was written standing; 409 and 422 undo it. */
export type DataReply = {
  readonly kind: 'data';
  readonly status: 200 | 409 | 422;
  readonly data: Readonly<Record<string, unknown>>;
};

/** What a handler answers. On a POST only `redirect`, `done` and data with 200 leave what was written standing. */
export type PlainReply =
  | { readonly kind: 'page'; readonly html: SafeHtml }
  | { readonly kind: 'done'; readonly html: SafeHtml }
  | { readonly kind: 'invalid'; readonly html: SafeHtml }
  | { readonly kind: 'conflict'; readonly html: SafeHtml }
  | { readonly kind: 'redirect'; readonly to: string }
  | FileReply
  | DataReply
  | { readonly kind: 'notFound' };

/** Heavy work done outside the transaction; what it makes leaves only if the right to it still stands. */
export type LaterReply = { readonly kind: 'later'; readonly work: () => Promise<PlainReply> };

export type Reply = PlainReply | LaterReply;

/** A page, 200. */
export function page(html: SafeHtml): Reply {
  return { kind: 'page', html };
}

/**
 * Done, and shown once, 200: for what must not stand in an address, such as a secret. The same submission sent again
 * does nothing and gets the page that says so.
 */
export function done(html: SafeHtml): Reply {
  return { kind: 'done', html };
}

/** The form again with its problems, 422; nothing is written. */
export function invalid(html: SafeHtml): Reply {
  return { kind: 'invalid', html };
}

/** Somebody else changed it first, 409; shows both texts, nothing is written. */
export function conflict(html: SafeHtml): Reply {
  return { kind: 'conflict', html };
}

/** Done; look there, 303. `to` is a path of this site. */
export function redirect(to: string): Reply {
  return { kind: 'redirect', to };
}

/** Not there, or not yours: one answer, 404. */
export function notFound(): Reply {
  return { kind: 'notFound' };
}

export function file(reply: Omit<FileReply, 'kind'>): PlainReply {
  return { kind: 'file', ...reply };
}

/** See DataReply. */
export function data(status: DataReply['status'], values: DataReply['data']): Reply {
  return { kind: 'data', status, data: values };
}

/** Whether an answer to a POST leaves what was written standing. */
export function isKept(answer: Reply): boolean {
  return (
    answer.kind === 'redirect' || answer.kind === 'done' || (answer.kind === 'data' && answer.status === 200)
  );
}

/** See LaterReply. */
export function later(work: () => Promise<PlainReply>): Reply {
  return { kind: 'later', work };
}
