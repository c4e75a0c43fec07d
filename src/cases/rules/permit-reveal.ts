import { permit, type Permit } from '../permit.ts';
import type { Reveal } from '../reveal.ts';

/**
 * Leave to see who a child is: only while a look of one's own at this very case is open; null otherwise. `now` is the
 * transaction's clock; at the very end it is over.
 */
export function permitReveal(
  reveal: Reveal | null,
  asked: {
    readonly case: string;
    readonly membership: string;
    readonly what: Reveal['what'];
    readonly now: Temporal.Instant;
  },
): Permit<'reveal identity'> | null {
  if (reveal === null || reveal.endedAt !== null) return null;
  if (reveal.case !== asked.case || reveal.membership !== asked.membership) return null;
  if (reveal.what !== asked.what) return null;
  if (Temporal.Instant.compare(asked.now, reveal.until) >= 0) return null;
  return permit(asked.case);
}
