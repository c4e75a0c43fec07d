import type { KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import type { SafeHtml } from '#platform/html';
import type { Form } from './form.ts';
import type { PlainReply, Reply } from './reply.ts';

/** What every handler gets. `now` is the transaction's clock. */
export type Context<Actor> = {
  readonly tx: Tx;
  readonly keys: KeyStore;
  /** False when no mail server is named: what is in the outbox is then passed on by hand. */
  readonly canSendMail: boolean;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  /** Scheme, host and port as people reach this site, for a link that is passed on. */
  readonly site: string;
  /** Ids from the path, already checked to have the form of an id, and other path words. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The submitted body; empty on GET. */
  readonly form: Form;
  /** Path of this request without its query. */
  readonly path: string;
  /** Hidden fields that every form on the page must carry. */
  readonly formKeys: FormKeys;
  /** Says more about what was done, in ids and counts, for the audit log. */
  readonly note: (
    detail: Readonly<Record<string, string | number | boolean>>,
    subjects?: readonly string[],
  ) => void;
};

export type FormKeys = { readonly csrf: string; readonly submission: string };

/** A URL for people who act as someone: `/as/:membership/…`. Both `may` and `audit` are needed to compile. */
export type Route<Actor, Permission extends string> = {
  readonly method: 'GET' | 'POST';
  readonly path: `/as/:membership${string}`;
  readonly may: Permission;
  /** Name of the event in the audit log: `audit.viewed`. */
  readonly audit: `${string}.${string}`;
  readonly handle: (context: Context<Actor>) => Reply | Promise<Reply>;
  /** Largest upload in bytes for multipart forms; without it a route takes no file. */
  readonly upload?: number;
  /** True takes forms of long texts, so that what is too long is said at its field; see `formBytes`. */
  readonly longTexts?: true;
};

/** What a handler before sign-in gets: it opens its own transactions, because it may have slow work between them. */
export type OpenContext = {
  readonly transact: Transact;
  readonly keys: KeyStore;
  readonly canSendMail: boolean;
  /** Scheme, host and port as people reach this site, for a link in a mail. */
  readonly site: string;
  /** The session key of this browser, if it has one; nothing says that it is still valid. */
  readonly sessionKey: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Form;
  readonly path: string;
  readonly formKeys: FormKeys;
};

/** Signing in and out are replies, so that only the platform touches cookies. */
export type OpenReply =
  | PlainReply
  | { readonly kind: 'begin session'; readonly key: string; readonly to: string }
  /** The same, with a page in place of a redirect: for what is shown once. */
  | { readonly kind: 'begin session'; readonly key: string; readonly html: SafeHtml }
  | { readonly kind: 'end session'; readonly to: string };

/** A URL that answers before anybody is signed in. `audit` names its line in the process log. */
export type OpenRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly open: 'anyone';
  readonly audit: `${string}.${string}`;
  readonly handle: (context: OpenContext) => OpenReply | Promise<OpenReply>;
  /** Requests a minute from one source; for pages that check secrets. */
  readonly throttle?: number;
  /** May be kept by the browser for ever: its path names its content. */
  readonly immutable?: true;
};
