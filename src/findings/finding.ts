export const findingKinds = ['strength', 'learning', 'neither'] as const;
/** `neither`: something noted that is no strength and asks for nothing (a fact, a constraint). */
export type FindingKind = (typeof findingKinds)[number];

/**
 * How far a finding reaches. A count is of cases, so that its words ("in two of the five cases", "all", "most")
 * are computed and never typed; `said` carries a publisher's vague word where no number was given.
 */
export type Extent =
  | { readonly cases: number; readonly of?: number | undefined }
  | { readonly said: 'some' | 'several' | 'many' | 'most' | 'one agency' | 'some agencies' | 'sometimes' };

export type Finding = {
  /** Unique within the audit and lasting: importing again recognises the finding by it. */
  readonly ref: string;
  readonly kind: FindingKind;
  /** One or two sentences; no count of cases in words (see `extent`). */
  readonly text: string;
  /** Codes of the one theme framework; the first is the main one. */
  readonly themes: readonly string[];
  /** The heading under which the publication put it. */
  readonly heading?: string | undefined;
  readonly area?: string | undefined;
  /** "Case One" as published; a case is never named. */
  readonly caseLabel?: string | undefined;
  /** `ref`s of the agencies it is about. */
  readonly agencies?: readonly string[] | undefined;
  readonly extent?: Extent | undefined;
};

/** Sentences of the audit as a whole. */
export type Statement = {
  readonly kind: 'conclusion' | 'nil_escalation' | 'held_back' | 'limit';
  /** nil_escalation: no child found left unsafe; held_back: actions fed back apart; limit: what the sample cannot say. */
  readonly text: string;
  readonly extent?: Extent | undefined;
};
