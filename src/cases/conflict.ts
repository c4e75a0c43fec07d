/** How somebody came to stand as too close to a case. */
export const conflictFindings = {
  declared: 'Declared by themselves',
  named_in_case: 'Named in the case as somebody who worked with the family',
} as const;
export type ConflictFinding = keyof typeof conflictFindings;

/** What became of it. */
export const settlements = {
  open: 'Not settled yet',
  stands_back: 'Does not look at this case',
  second_reader: 'A second reader reads it as well',
  reason: 'Looks at it, for the reason given',
} as const;
export type Settlement = keyof typeof settlements;

/** What may follow what. Whoever stood back does not come back: declare it anew. */
export const settlementsAfter: Readonly<Record<Settlement, readonly Settlement[]>> = {
  open: ['stands_back', 'second_reader', 'reason'],
  second_reader: ['stands_back'],
  reason: ['stands_back', 'second_reader'],
  stands_back: [],
};

/** Somebody was, or may have been, close to the case that they would judge. */
export type Conflict = {
  readonly id: string;
  readonly case: string;
  readonly agency: string;
  readonly membership: string;
  readonly found: ConflictFinding;
  /** In their words; '' where nobody gave any, null where it does not open. */
  readonly reason: string | null;
  readonly settled: Settlement;
  /** Why, in words; '' where none were needed, null where it does not open. */
  readonly settlement: string | null;
  readonly secondReader: string | null;
  readonly raisedAt: Temporal.Instant;
  readonly settledBy: string | null;
  readonly settledAt: Temporal.Instant | null;
  readonly version: number;
};
