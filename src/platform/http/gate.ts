import type { Tx } from '#platform/db';

/** What the application tells the platform about who may do what; the platform asks at every request. */
export type Gate<Actor, Permission extends string> = {
  /** Who acts in this transaction; null when the session is over or the membership is not theirs. */
  readonly identify: (tx: Tx) => Promise<Actor | null>;
  /** Where somebody must go who is on the way in but nobody yet; null for everybody else. Asked when `identify` says null. */
  readonly wayIn: (tx: Tx) => Promise<string | null>;
  readonly may: (actor: Actor, permission: Permission) => boolean;
  /** Writes one row of the audit log. */
  readonly record: (tx: Tx, actor: Actor, event: AuditEvent) => Promise<void>;
  /** Keeps the session from going idle. */
  readonly keepAlive: (tx: Tx) => Promise<void>;
  /** The submissions already answered: one token, one effect. */
  readonly submissions: {
    /** Claims the token; where the same form used it before, the location answered then, null when a page was. */
    readonly claim: (
      tx: Tx,
      actor: Actor,
      token: string,
      route: string,
    ) => Promise<
      { state: 'fresh' } | { state: 'settled'; location: string | null } | { state: 'of another form' }
    >;
    readonly settle: (tx: Tx, actor: Actor, token: string, location: string) => Promise<void>;
  };
};

export type Outcome = 'done' | 'seen' | 'refused' | 'invalid' | 'conflict' | 'not_found';

export type AuditEvent = {
  readonly event: string;
  readonly outcome: Outcome;
  readonly subjects: readonly string[];
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  readonly requestId: string;
};
