/** A case of the sample. It is "Case 3" everywhere: in no address, title, file name or mail stands whom it is about. */
export const caseStandings = {
  in_sample: 'In the sample',
  reserve: 'Reserve',
  left: 'Left the sample',
} as const;
export type CaseStanding = keyof typeof caseStandings;

export const caseOrigins = {
  drawn: 'Drawn at random',
  picked: 'Picked, with a reason',
  supplied: 'As supplied',
} as const;
export type CaseOrigin = keyof typeof caseOrigins;

/** Why a case leaves the sample, or a child on a list cannot be drawn. */
export const leavingReasons = {
  not_in_criterion: 'Does not fit the criterion',
  not_known: 'No agency knew the child in the period',
  live_investigation: 'Live investigation',
  proceedings: 'Court proceedings',
  conflict: 'Conflict of interest',
  duplicate: 'The same child twice',
  drawn_again: 'The sample was drawn again',
  other: 'Another reason',
} as const;
export type LeavingReason = keyof typeof leavingReasons;

export function isLeavingReason(text: string): text is LeavingReason {
  return Object.hasOwn(leavingReasons, text);
}

export type SampleCase = {
  readonly id: string;
  readonly number: number;
  readonly origin: CaseOrigin;
  readonly standing: CaseStanding;
  readonly draw: string | null;
  /** Place of its quota in the draw, and its own in that quota; from 0. */
  readonly quota: number | null;
  readonly rank: number | null;
  readonly frame: string | null;
  readonly frameRow: string | null;
  /** Item of the methods of the terms. */
  readonly method: string | null;
  readonly leftBecause: LeavingReason | null;
  readonly leftAt: Temporal.Instant | null;
  readonly replaces: string | null;
  readonly version: number;
  readonly madeAt: Temporal.Instant;
  readonly destroyedAt: Temporal.Instant | null;
};

/** "Case 3" */
export function sayCase(one: { readonly number: number }): string {
  return `Case ${one.number}`;
}
