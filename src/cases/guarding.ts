/** Why nothing of an audit, or of one case, may be destroyed. */
export const holdKinds = {
  police_investigation: 'Police investigation',
  practice_review: 'Child safeguarding practice review',
  court_proceedings: 'Court proceedings',
  inquiry: 'Inquiry',
  complaint: 'Complaint',
  other: 'Another reason',
} as const;
export type HoldKind = keyof typeof holdKinds;
export const holdKindCodes = Object.keys(holdKinds) as readonly HoldKind[];

/** Nothing of what it names is destroyed while it stands. */
export type Hold = {
  readonly id: string;
  /** Null holds the whole audit. */
  readonly case: string | null;
  readonly kind: HoldKind;
  readonly reference: string;
  /** ISO, or null. */
  readonly reviewOn: string | null;
  readonly setBy: string;
  readonly setAt: Temporal.Instant;
  readonly liftedBy: string | null;
  readonly liftedAt: Temporal.Instant | null;
  readonly liftedReason: string | null;
};

export const destructionScopes = {
  cases: 'Who the children of the cases are, and what is said about each case',
  frame: 'The lists of children that the cases were drawn from',
  all: 'All of it, with the reasons for which somebody looked',
} as const;
export type DestructionScope = keyof typeof destructionScopes;
export const destructionScopeCodes = Object.keys(destructionScopes) as readonly DestructionScope[];

export const destructionStates = {
  proposed: 'Waits for a second person',
  refused: 'Not destroyed',
  under_way: 'Being destroyed',
  done: 'Destroyed',
} as const;

/** The end of who the children are: proposed by one, settled by another. */
export type Destruction = {
  readonly id: string;
  readonly what: DestructionScope;
  /** ISO. */
  readonly dueOn: string;
  readonly reason: string;
  readonly state: keyof typeof destructionStates;
  readonly proposedBy: string;
  readonly proposedAt: Temporal.Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedReason: string | null;
  /** The hold for which it was stopped. */
  readonly stoppedBy: string | null;
  readonly certificate: Certificate | null;
  readonly doneAt: Temporal.Instant | null;
};

/** Exactly what was destroyed. Numbers and ids of keys; nothing about a child. */
export type Certificate = {
  readonly lists: readonly { readonly number: number; readonly rows: number }[];
  readonly cases: readonly number[];
  /** Cases that stay because of a hold. */
  readonly kept: readonly number[];
  readonly keys: readonly string[];
};
