import { describeFailure } from './describe-failure.ts';

/** What a job is about: ids and codes, never content. At most 4,000 characters as JSON. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export type TaskHelpers = {
  /** 1 at the first try. */
  readonly attempt: number;
  /** True when the job is parked if this try fails. */
  readonly isLastAttempt: boolean;
  /** Aborted when the program stops or the task's time is up: what has not been begun should not be. */
  readonly signal: AbortSignal;
};

/**
 * One kind of work. It checks its payload, which is whatever was asked for. A try may be cut off at any point and a job
 * may run again after it succeeded, so a task's effects are written in one transaction and leave nothing to do twice.
 */
export type Task = (payload: unknown, helpers: TaskHelpers) => Promise<void>;

/** Every kind of work by name: lower-case words joined by hyphens. */
export type TaskList = Readonly<Record<string, Task>>;

/** A task as the library calls it: bounded in time, and failing with a message that holds nothing of the payload. */
export async function runTask(task: Task, payload: unknown, helpers: TaskHelpers): Promise<void> {
  const cutOff = Promise.withResolvers<never>();
  const abort = () => cutOff.reject(new TaskCutOff());
  helpers.signal.addEventListener('abort', abort, { once: true });
  try {
    if (helpers.signal.aborted) throw new TaskCutOff();
    await Promise.race([task(payload, helpers), cutOff.promise]);
  } catch (error) {
    // The library keeps this message in the queue and in its log: the cause stays out of it.
    throw new Error(describeFailure(error));
  } finally {
    helpers.signal.removeEventListener('abort', abort);
  }
}

class TaskCutOff extends Error {
  override name = 'TaskCutOff';
}
