import { sql } from 'kysely';
import type { Transact } from '#platform/db';
import { listPartnerships } from './partnerships.ts';

/** How long a form that was sent is known again; nobody sends the very same one later than that by accident. */
const knownFor = '1 day';

/**
 * Forgets the submissions of every partnership that are older than a day, as the system actor; returns how many. Each
 * saving of a draft leaves one, so there are thousands a day.
 */
export async function clearOldSubmissions(transact: Transact): Promise<number> {
  const partnerships = await transact(
    { kind: 'system', name: 'job', partnership: null },
    'read',
    listPartnerships,
  );
  let cleared = 0;
  for (const { id } of partnerships)
    cleared += await transact({ kind: 'system', name: 'job', partnership: id }, 'write', async (tx) => {
      const gone = await tx
        .deleteFrom('platform.submission')
        .where('partnership_id', '=', id)
        .where(sql<boolean>`at < now() - ${knownFor}::interval`)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    });
  return cleared;
}
