import type { QueuePool } from '#platform/db';

/** Milliseconds a task may take: it is cut off then, and the job counts as tried. */
export const taskLimit = 5 * 60_000;

/** A job in hand for longer than any task may take has lost its worker: it was killed, or its machine stopped. */
const abandonedAfter = '6 minutes';

/**
 * Puts the jobs of workers that are gone back into the queue, where the library itself would wait four hours; at once
 * those of `ended`, a worker of this process known to have ended. A try that ended with its worker counts: a job that
 * kills its worker is parked like any other that fails.
 */
export async function freeAbandonedJobs(pool: QueuePool, ended: string | null): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs
      where locked_at < now() - $1::interval or locked_by = $2))`,
    [abandonedAfter, ended],
  );
}
