// Whether a version of terms of reference is agreed: the latest answer of each of its commissioners counts.
import type { GivenAnswer } from '../agreement.ts';
import type { TermsCommissioner } from '../terms/terms.ts';

export type CommissionerState = {
  readonly commissioner: TermsCommissioner;
  /** The latest answer to this version; null while there is none. */
  readonly latest: GivenAnswer | null;
  /** All answers to this version, latest first. */
  readonly given: readonly GivenAnswer[];
};

export type AgreementState = {
  readonly number: number;
  readonly commissioners: readonly CommissionerState[];
  readonly agreed: number;
  readonly notYet: number;
  readonly open: number;
  /** True when there is somebody to agree and all of them have. */
  readonly isAgreed: boolean;
  /** The day on which the last of them agreed (ISO); null while somebody has not. */
  readonly agreedOn: string | null;
};

/** How a version stands with those who commission it. `answers` may hold answers to other versions too. */
export function agreementState(
  number: number,
  commissioners: readonly TermsCommissioner[],
  answers: readonly GivenAnswer[],
): AgreementState {
  const states = commissioners.map((commissioner): CommissionerState => {
    const given = answers
      .filter((one) => one.number === number && one.commissioner === commissioner.id)
      .toSorted((one, other) => Temporal.Instant.compare(other.recordedAt, one.recordedAt));
    return { commissioner, given, latest: given[0] ?? null };
  });
  const agreed = states.filter((state) => state.latest?.answer === 'agreed');
  const isAgreed = states.length > 0 && agreed.length === states.length;
  const days = agreed.flatMap((state) => state.latest?.givenOn ?? []).toSorted();
  return {
    number,
    commissioners: states,
    agreed: agreed.length,
    notYet: states.filter((state) => state.latest?.answer === 'not_yet').length,
    open: states.filter((state) => state.latest === null).length,
    isAgreed,
    agreedOn: isAgreed ? (days.at(-1) ?? null) : null,
  };
}

/** "Agreed on 13 November 2018", "2 of 5 have agreed, 1 not yet": what a list says of it; `sayDay` words a day. */
export function sayAgreement(state: AgreementState, sayDay: (day: string) => string): string {
  if (state.agreedOn !== null) return `Agreed on ${sayDay(state.agreedOn)}`;
  const total = state.commissioners.length;
  if (state.agreed + state.notYet === 0) return `Waiting for ${total} ${total === 1 ? 'answer' : 'answers'}`;
  const refused = state.notYet === 0 ? '' : `, ${state.notYet} not yet`;
  return `${state.agreed} of ${total} ${state.agreed === 1 ? 'has' : 'have'} agreed${refused}`;
}
