import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/**
 * Makes room for the log's rows of this month and the next two; needs a system actor. Each month (in UTC) is a
 * partition of its own, so that old ones can be moved away whole. Returns how many were made.
 */
export async function prepareMonths(tx: Tx, now: Temporal.Instant): Promise<number> {
  const first = now.toZonedDateTimeISO('UTC').toPlainDate().with({ day: 1 });
  let made = 0;
  for (const months of [0, 1, 2]) {
    const day = first.add({ months }).toString();
    const answer = await sql<{ made: boolean }>`select audit_log.ensure_month(${day}::date) as made`.execute(
      tx,
    );
    if (answer.rows[0]?.made === true) made += 1;
  }
  return made;
}
