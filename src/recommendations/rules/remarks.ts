import type { Recommendation } from '../recommendation.ts';

export type Remark = {
  readonly kind: 'no_owner' | 'no_date' | 'asks_for_nothing' | 'training_only' | 'assurance_only';
  readonly text: string;
};

/**
 * What the coach quietly remarks on a recorded recommendation or suggested action: nobody owns it, it has no date, it
 * asks for nothing, or it asks for training or assurance alone. Yields nothing for a sound one. After the Health
 * Services Safety Investigations Body, "Recommendations but no action", and the scoping review of how local health
 * care investigations come to their recommendations (Safety Insights, October 2023): most were weak, training first.
 */
export function* remarkOn(
  recommendation: Pick<Recommendation, 'kind' | 'owners' | 'due' | 'secondStep'>,
): Generator<Remark> {
  if (recommendation.kind === 'none') {
    yield {
      kind: 'asks_for_nothing',
      text: 'This states how things are and asks for nothing. If something should change, say what, and who is to do it.',
    };
    // Without a request there is nothing to own and nothing to date.
    return;
  }
  if (recommendation.owners.length === 0) {
    yield {
      kind: 'no_owner',
      text: 'No owner is named. Someone has to be able to answer for it.',
    };
  }
  if (recommendation.due === undefined) {
    yield {
      kind: 'no_date',
      text: 'There is no date. Without one nobody can tell when an answer is late.',
    };
  }
  if (recommendation.kind === 'training') {
    yield {
      kind: 'training_only',
      text: 'It asks for training or awareness alone. What else would make the right thing easier to do, and how will you know that children notice?',
    };
  }
  if (recommendation.kind === 'assurance_request' && recommendation.secondStep === undefined) {
    yield {
      kind: 'assurance_only',
      text: 'It asks for assurance and stops there. What happens if the answer is not good enough?',
    };
  }
}
