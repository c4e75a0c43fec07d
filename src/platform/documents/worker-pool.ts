import { Worker } from 'node:worker_threads';
import { DocumentProblem } from './problem.ts';

/**
 * A few threads for slow synchronous work, one task each at a time, started when first needed. A thread that crashes or
 * takes too long is given up and another takes its place; its caller gets a DocumentProblem.
 */
export type Pool<Task, Result> = {
  /** Does one task; throws a DocumentProblem ('failed', 'too-slow', 'closed', or the one the thread reported). */
  readonly run: (task: Task, timeout?: number) => Promise<Result>;
  /** Ends all threads; tasks under way and waiting are refused as 'closed'. */
  readonly close: () => Promise<void>;
};

export type Answer<Result> =
  | { readonly result: Result }
  | {
      readonly problem: {
        readonly kind: DocumentProblem['kind'];
        readonly message: string;
        readonly cause?: string;
      };
    };

type Job<Task, Result> = {
  readonly task: Task;
  readonly timeout: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (problem: DocumentProblem) => void;
};

type Settings = { readonly size: number; readonly timeout: number; readonly waiting: number };

/** A pool of at most `size` threads running the module at `address`; `timeout` in milliseconds, `waiting` tasks at most. */
export function makePool<Task, Result>(address: URL, settings: Settings): Pool<Task, Result> {
  const queue: Job<Task, Result>[] = [];
  const idle: Worker[] = [];
  const stop = new Map<Worker, (problem: DocumentProblem) => void>();
  const all = new Set<Worker>();
  let closed = false;

  function start(): Worker {
    const worker = new Worker(address, { stdin: false });
    worker.unref();
    all.add(worker);
    const lose = (cause?: unknown) => {
      all.delete(worker);
      const place = idle.indexOf(worker);
      if (place >= 0) idle.splice(place, 1);
      stop.get(worker)?.(new DocumentProblem('failed', 'The document could not be made.', { cause }));
    };
    worker.on('error', lose);
    worker.on('exit', () => lose());
    return worker;
  }

  function give(worker: Worker, job: Job<Task, Result>): void {
    worker.ref();
    const finish = () => {
      clearTimeout(timer);
      worker.off('message', answer);
      stop.delete(worker);
      worker.unref();
    };
    const abandon = (problem: DocumentProblem) => {
      finish();
      all.delete(worker);
      // A thread inside native code ends only when that returns: nobody waits for it.
      void worker.terminate();
      job.reject(problem);
      serve();
    };
    const answer = (message: Answer<Result>) => {
      finish();
      idle.push(worker);
      if ('result' in message) job.resolve(message.result);
      else
        job.reject(
          new DocumentProblem(message.problem.kind, message.problem.message, {
            cause: message.problem.cause,
          }),
        );
      serve();
    };
    const timer = setTimeout(() => {
      const seconds = Math.max(1, Math.round(job.timeout / 1000));
      abandon(
        new DocumentProblem(
          'too-slow',
          `The document took longer than ${seconds} seconds to make. Make it in parts.`,
        ),
      );
    }, job.timeout);
    stop.set(worker, abandon);
    worker.on('message', answer);
    worker.postMessage(job.task);
  }

  function serve(): void {
    while (!closed && queue.length > 0 && (idle.length > 0 || all.size < settings.size)) {
      const worker = idle.pop() ?? start();
      const job = queue.shift();
      if (job) give(worker, job);
    }
  }

  return {
    run: (task, timeout = settings.timeout) =>
      new Promise<Result>((resolve, reject) => {
        if (closed)
          reject(new DocumentProblem('closed', 'Documents are no longer made: the system is stopping.'));
        else if (queue.length >= settings.waiting) {
          reject(
            new DocumentProblem(
              'too-slow',
              'Too many documents are being made just now. Try again in a minute.',
            ),
          );
        } else {
          queue.push({ task, timeout, resolve, reject });
          serve();
        }
      }),
    close: async () => {
      closed = true;
      const problem = new DocumentProblem('closed', 'The document was not made: the system is stopping.');
      for (const job of queue.splice(0)) job.reject(problem);
      const workers = [...all];
      for (const abandon of stop.values()) abandon(problem);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
