/** Work that stops soon once its signal is aborted. */
type Work = (signal: AbortSignal) => Promise<void>;

/**
 * The work, never twice at once in this process, for work that finds out by itself what there is to do: many jobs that ask
 * for it then hold one of the queue's hands, not all. Who asks while it is under way returns at once, and it is done once
 * more, since what they came for may have been overlooked.
 */
export function oneAtATime(work: Work): Work {
  let isUnderWay = false;
  let isAskedAgain = false;
  return async (signal) => {
    isAskedAgain = true;
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      while (isAskedAgain && !signal.aborted) {
        isAskedAgain = false;
        await work(signal);
      }
    } finally {
      isUnderWay = false;
    }
  };
}
