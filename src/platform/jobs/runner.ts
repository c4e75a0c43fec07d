import { Logger, parseCronItems, run, WorkerPreset, type ParsedCronItem } from 'graphile-worker';
import { EventEmitter } from 'node:events';
import type { QueuePool } from '#platform/db';
import { taskLimit } from './free-abandoned-jobs.ts';
import type { LossNotice } from './loss-notice.ts';
import { runTask, type TaskList } from './task.ts';

/** When a task is asked for by the clock: minute, hour, day, month, weekday as in a crontab, in UTC. */
export type CronLine = { readonly task: string; readonly at: string };

export type Running = {
  /** By this name its jobs are locked in the queue. */
  readonly worker: string;
  /** Settles when the library has stopped, for whatever reason; never rejects. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

const attempts = 3;
/** Milliseconds that work under way may go on after a stop was asked for; then it is cut off. */
const patience = 2_500;

/** @throws RangeError on a cron line that cannot be read or whose task is not in the list. */
export function checkCron(tasks: TaskList, cron: readonly CronLine[]): void {
  for (const { task } of cron) {
    if (!(task in tasks)) throw new RangeError(`There is no task "${task}" to be asked for by the clock.`);
  }
  try {
    parseCron(cron);
  } catch (error) {
    throw new RangeError('A time in the list of cron lines cannot be read.', { cause: error });
  }
}

/** Starts the library once and asks for every cron line's task. @throws when the database cannot be reached. */
export async function startRunner(options: {
  pool: QueuePool;
  tasks: TaskList;
  cron: readonly CronLine[];
  say: (sentence: string) => void;
  notice: LossNotice;
}): Promise<Running> {
  const { pool, tasks, cron, say, notice } = options;
  const events = new EventEmitter();
  let stopping = false;
  let worker = '';
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    worker = workerPool.id;
  });
  events.on('job:error', ({ job, error }: JobFailure) => {
    const parked = job.attempts >= job.max_attempts;
    say(
      `Job ${job.id} (${job.task_identifier}) failed at try ${job.attempts} of ${job.max_attempts}: ${error.message}.` +
        (parked ? ' It is parked: it stays in the queue and is not tried again.' : ''),
    );
  });

  events.on('pool:listen:error', ({ error }: { error: unknown }) => {
    if (!stopping) notice.lost(error);
  });
  events.on('pool:listen:success', notice.back);

  const runner = await run({
    pgPool: pool,
    schema: 'graphile_worker',
    events,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: patience,
    parsedCronItems: parseCron(cron),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown, helpers: { abortSignal: AbortSignal; job: JobRow }) =>
          runTask(task, payload, {
            attempt: helpers.job.attempts,
            isLastAttempt: helpers.job.attempts >= helpers.job.max_attempts,
            signal: AbortSignal.any([helpers.abortSignal, AbortSignal.timeout(taskLimit)]),
          }),
      ]),
    ),
    // Failed jobs and the loss of the database are told above. Of the rest an error's first line is; payloads never are.
    logger: new Logger(() => (level, message, meta) => {
      const isTold = meta?.['failure'] === true || notice.isLost() || stopping;
      if (level === 'error' && !isTold) say(`Job queue: ${firstLine(message)}`);
    }),
    preset: {
      extends: [WorkerPreset],
      worker: {
        concurrentJobs: 2,
        // When the database is away just as a job ends, the library then closes in order, and is started again. Without
        // these the failure is a rejection that nobody awaits, and ends the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
  const ended = runner.promise.catch(() => undefined);
  async function stop(): Promise<void> {
    stopping = true;
    await runner.stop().catch(() => undefined);
  }
  try {
    for (const { task } of cron) await runner.addJob(task, {}, cronJob(task));
  } catch (error) {
    await stop();
    throw error;
  }
  return { worker, ended, stop };
}

type JobRow = { readonly id: string; readonly attempts: number; readonly max_attempts: number };
type JobFailure = {
  readonly job: JobRow & { readonly task_identifier: string };
  readonly error: Error;
};

/** One waiting job a task at most, however long nothing ran. */
function cronJob(task: string): { jobKey: string; maxAttempts: number } {
  return { jobKey: `cron ${task}`, maxAttempts: attempts };
}

function parseCron(cron: readonly CronLine[]): ParsedCronItem[] {
  return parseCronItems(cron.map(({ task, at }) => ({ task, match: at, options: cronJob(task) })));
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
