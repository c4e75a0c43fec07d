import { describeFailure } from './describe-failure.ts';

/**
 * Does some work now and then again `milliseconds` after each time it ended, until stopped. A failure is said once, and
 * so is the recovery. `stop` waits for the work under way.
 */
export function repeatEvery(
  milliseconds: number,
  name: string,
  work: () => Promise<unknown>,
  say: (sentence: string) => void,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const ended = repeat();

  async function repeat(): Promise<void> {
    for (let failing = false; !stopping.signal.aborted;) {
      try {
        await work();
        if (failing) say(`${name}: works again.`);
        failing = false;
      } catch (error) {
        if (!failing) say(`${name}: failed (${describeFailure(error)}); it is tried again until it works.`);
        failing = true;
      }
      await waitFor(milliseconds, stopping.signal);
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/** Waits so many milliseconds, or until aborted. */
export async function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
