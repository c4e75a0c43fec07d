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
  // Settled by the lead alone, before there were exceptions.
  reason: 'Looks at it, for the reason given',
  asked: 'The agency asks for an exception; a coordinator has to decide',
  allowed: 'A coordinator allows an exception; a second person has to confirm it',
  refused: 'An exception was asked for and refused',
  confirmed: 'Looks at it as an exception, allowed by two people',
} as const;
export type Settlement = keyof typeof settlements;

/** What the lead of the agency may settle; whether an exception is made, others decide. */
export type LeadSettlement = 'stands_back' | 'second_reader' | 'asked';

/** What a lead may make of what stands. Whoever stood back does not come back: declare it anew. */
export const settlementsAfter: Readonly<Record<Settlement, readonly LeadSettlement[]>> = {
  open: ['stands_back', 'second_reader', 'asked'],
  second_reader: ['stands_back'],
  reason: ['stands_back', 'second_reader'],
  asked: ['stands_back'],
  allowed: ['stands_back'],
  // What two people were asked for and one refused, the lead does not reach in another way.
  refused: ['stands_back', 'asked'],
  confirmed: ['stands_back'],
  stands_back: [],
};

/** Where an exception is asked for, whatever became of it. */
export const exceptionStates: readonly Settlement[] = ['asked', 'allowed', 'refused', 'confirmed'];

/** What is decided about an exception (abuse C06): a coordinator first, then a second person. */
export const exceptionSteps = {
  allowed: 'Allowed',
  confirmed: 'Confirmed',
  refused: 'Refused',
} as const;
export type ExceptionStep = keyof typeof exceptionSteps;

/** What may be decided of an exception as it stands; nothing where nothing is asked. */
export const stepsAfter: Readonly<Partial<Record<Settlement, readonly ExceptionStep[]>>> = {
  asked: ['allowed', 'refused'],
  allowed: ['confirmed', 'refused'],
};

export type DecidedException = {
  readonly what: ExceptionStep;
  /** In their words; null where they do not open. */
  readonly words: string | null;
  readonly by: string;
  readonly at: Temporal.Instant;
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

/** An exception as lists show it: nothing of the case but its number. */
export type ListedException = {
  readonly id: string;
  readonly audit: string;
  readonly case: string;
  readonly caseNumber: number;
  readonly membership: string;
  readonly settled: Settlement;
};
