import type { Terms } from './terms/terms.ts';
import type { Values } from '#platform/forms';

/** What differs between two versions, in words: a field of a section, or an item of a list. */
export type TermsChange = {
  readonly section: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
};

/** Terms of reference as they were put to the commissioning group; never changed. `madeBy` is a membership. */
export type TermsVersion = {
  readonly number: number;
  readonly madeBy: string;
  readonly madeAt: Temporal.Instant;
  readonly note: string | null;
  readonly changes: readonly TermsChange[];
};

/** The content of a version: its fields, for comparing, and the terms they came to. */
export type TermsContent = { readonly values: Values; readonly terms: Terms };

export const answers = { agreed: 'Agreed', not_yet: 'Not yet agreed' } as const;
export type Answer = keyof typeof answers;

/** What a commissioner said to a version. `givenHow` stands where a coordinator noted it for them. */
export type GivenAnswer = {
  readonly number: number;
  readonly commissioner: string;
  readonly answer: Answer;
  readonly remark: string | null;
  /** ISO day. */
  readonly givenOn: string;
  readonly givenHow: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Temporal.Instant;
};

export const decisionKinds = {
  started: 'Started',
  started_unagreed: 'Started before everybody had agreed',
  terms_renewed: 'New terms put into force',
  renewed_unagreed: 'New terms put into force before everybody had agreed',
  withdrawn: 'Withdrawn',
  taken_up_again: 'Taken up again',
} as const;
export type DecisionKind = keyof typeof decisionKinds;

/** The number of the version by which an audit runs; null before it has started. `decisions` come latest first. */
export function versionInForce(decisions: readonly Decision[]): number | null {
  return decisions.find((one) => one.number !== null)?.number ?? null;
}

/** A decision about an audit as a whole. */
export type Decision = {
  readonly kind: DecisionKind;
  readonly number: number | null;
  readonly reason: string | null;
  readonly decidedBy: string;
  /** ISO day. */
  readonly decidedOn: string;
  readonly recordedBy: string;
  readonly recordedAt: Temporal.Instant;
};
