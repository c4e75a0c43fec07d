import { describeFailure } from './describe-failure.ts';

/** Says once that the database was lost, however often it is noticed, and once that it is back. */
export type LossNotice = {
  readonly lost: (error: unknown) => void;
  readonly back: () => void;
  readonly isLost: () => boolean;
};

/** A notice that begins with the database there. */
export function makeLossNotice(say: (sentence: string) => void): LossNotice {
  let isLost = false;
  return {
    lost: (error) => {
      if (!isLost)
        say(`The job queue has lost the database (${describeFailure(error)}); it is tried until it is back.`);
      isLost = true;
    },
    back: () => {
      if (isLost) say('The job queue has the database again.');
      isLost = false;
    },
    isLost: () => isLost,
  };
}
