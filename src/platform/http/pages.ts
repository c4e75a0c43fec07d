import type { SafeHtml } from '#platform/html';
import type { Form } from './form.ts';

/** Pages that the platform answers by itself; the application draws them, so that they look like the rest. */
export type StatusPages = {
  /** 404: not there, or not yours; the same for everybody. */
  readonly notFound: () => SafeHtml;
  /** 401 on a form whose session has ended: what was typed is shown, to be copied or sent again after signing in. */
  readonly signedOut: (kept: Kept) => SafeHtml;
  /**
   * 403 on a form of our own page whose guard is not this session's: somebody signed in again meanwhile. `again` holds
   * the guard with which it may be sent from here.
   */
  readonly signedInAnew: (kept: Kept) => SafeHtml;
  /** 403, or 413: the form did not come from our own page, or was too large to read. */
  readonly refused: (kept: Kept) => SafeHtml;
  /** 200 on a form sent twice whose answer was shown once and is not kept: it was done, once. */
  readonly doneAlready: (kept: Kept) => SafeHtml;
  /** 503: the database is away; what was typed is kept in a form that sends it again. */
  readonly unavailable: (kept: Kept) => SafeHtml;
  /** 429 */
  readonly tooMany: () => SafeHtml;
  /** 500, with the reference under which the log knows it. */
  readonly fault: (reference: string) => SafeHtml;
};

/** A form that could not be taken: where it was going and what was in it. `again` holds its hidden keys. */
export type Kept = {
  readonly path: string;
  readonly form: Form | null;
  readonly again: readonly (readonly [string, string])[];
};
