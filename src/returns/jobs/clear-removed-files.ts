import { isId, type Transact } from '#platform/db';
import type { Task } from '#platform/jobs';
import { clearRemovedFiles } from '../store/evidence.ts';

/** The job that deletes what was in files that agencies took away from their returns. */
export function clearingJob(transact: Transact): Task {
  return async (payload) => {
    const partnership =
      typeof payload === 'object' && payload !== null && 'partnership' in payload
        ? payload.partnership
        : null;
    if (typeof partnership !== 'string' || !isId(partnership)) throw new Error('Not a partnership');
    await clearRemovedFiles(transact, partnership);
  };
}
