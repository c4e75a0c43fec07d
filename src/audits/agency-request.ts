/**
 * What an agency is asked for, as its lead sees it: what concerns this agency and nothing of the others. Whole in itself,
 * made from the version of the terms that is in force. Days are ISO.
 */
export type AgencyRequest = {
  readonly title: string;
  readonly subject: string;
  readonly question: string;
  readonly purpose: readonly string[];
  readonly linesOfEnquiry: readonly string[];
  readonly methods: readonly { readonly name: string; readonly description: string }[];
  /** Cases in all; null where it is not settled. */
  readonly cases: number | null;
  readonly services: readonly string[];
  /** Who answers for it in this audit, by name and post; '' where nobody is settled. */
  readonly contact: string;
  readonly deputy: string;
  readonly read: string;
  readonly judged: string;
  /** The grades to choose from; none where the audit does not grade. */
  readonly grading: readonly string[];
  readonly basis: string;
  readonly condition: string;
  readonly agreement: string;
  readonly signatory: string;
  /** What falls to this agency, by day; a request that was made before this was told says nothing of `doneOn`. */
  readonly dates: readonly {
    readonly day: string;
    readonly label: string;
    readonly doneOn?: string | null;
  }[];
};

/** A request with where it stands. */
export type SentRequest = {
  readonly audit: string;
  readonly agency: string;
  readonly number: number;
  readonly request: AgencyRequest;
  readonly askedAt: Temporal.Instant;
  readonly withdrawnAt: Temporal.Instant | null;
};
