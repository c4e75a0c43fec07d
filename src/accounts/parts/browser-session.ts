import type { Session } from '#platform/db';
import type { OpenContext } from '#platform/http';

/** The session of this browser with no hat on, or nobody: what pages before the choice of a hat ask as. */
export function sessionOf({ sessionKey }: OpenContext): Session {
  return sessionKey === null ? { kind: 'nobody' } : { kind: 'person', key: sessionKey, membership: null };
}
