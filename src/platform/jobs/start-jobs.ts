import { openQueuePool, type ConnectionOptions } from '#platform/db';
import { freeAbandonedJobs } from './free-abandoned-jobs.ts';
import { makeLossNotice } from './loss-notice.ts';
import { repeatEvery, waitFor } from './repeat-every.ts';
import { checkCron, startRunner, type CronLine, type Running } from './runner.ts';
import type { TaskList } from './task.ts';

/** Milliseconds; together no more than five seconds. Without the database the library could try for minutes to end well. */
const patience = { stop: 4_500, connections: 400 };

/**
 * Works the queue until stopped. Each cron line's task is also asked for at once, so that what fell due while nothing
 * ran is done, once. When the library gives up (it does when the database stays away), it is started again. `stop` lets
 * work under way finish, cuts it off when it takes too long, and returns within five seconds; what was cut off is tried
 * again later.
 * @throws RangeError on a cron line that cannot be read or whose task is not in the list.
 */
export async function startJobs(options: {
  worker: ConnectionOptions;
  tasks: TaskList;
  cron: readonly CronLine[];
  say: (sentence: string) => void;
}): Promise<{ stop: () => Promise<void> }> {
  const { tasks, cron, say } = options;
  checkCron(tasks, cron);
  const pool = openQueuePool(options.worker, 6);
  const notice = makeLossNotice(say);
  const stopping = new AbortController();
  const firstTry = Promise.withResolvers<void>();
  let running: Running | null = null;

  async function keepRunning(): Promise<void> {
    let ended: string | null = null;
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      try {
        await freeAbandonedJobs(pool, ended);
        ended = null;
        running = await startRunner({ pool, tasks, cron, say, notice });
        failures = 0;
        firstTry.resolve();
        if (stopping.signal.aborted) await running.stop();
        await running.ended;
        ended = running.worker;
      } catch (error) {
        notice.lost(error);
      }
      running = null;
      firstTry.resolve();
      await waitFor(Math.min(30_000, 500 * 2 ** failures), stopping.signal);
    }
  }

  const kept = keepRunning();
  await firstTry.promise;
  const free = async () => await freeAbandonedJobs(pool, null);
  const freeing = repeatEvery(60_000, 'Freeing abandoned jobs', free, say);

  async function stop(): Promise<void> {
    stopping.abort();
    await Promise.race([Promise.all([freeing.stop(), running?.stop(), kept]), waitFor(patience.stop)]);
    await Promise.race([pool.end(), waitFor(patience.connections)]);
  }

  let stopped: Promise<void> | undefined;
  return { stop: () => (stopped ??= stop()) };
}
