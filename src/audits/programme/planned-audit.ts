/** A priority of the partnership's business plan. Days are ISO, null where the plan does not say. */
export type Priority = {
  readonly id: string;
  readonly name: string;
  /** The plan it stands in, or ''. */
  readonly plan: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly isRetired: boolean;
};

/** What is planned of an audit; '' is nothing said. Days are ISO, both or none. */
export type PlannedContent = {
  /** The calendar year in which the programme year begins, on 1 April. */
  readonly year: number;
  readonly title: string;
  /** Codes of the theme framework. */
  readonly themes: readonly string[];
  /** Id of a priority. */
  readonly priority: string | null;
  readonly ownerGroup: string;
  /** 1 (April to June) to 4; meant where no days are given. */
  readonly quarter: number | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Ids of the agencies that are likely to be asked. */
  readonly agencies: readonly string[];
  readonly note: string;
  /** Id of the audit that it became. */
  readonly audit: string | null;
};

/** An audit of the programme, from a line in a plan to whatever became of it. */
export type PlannedAudit = PlannedContent & {
  readonly id: string;
  readonly dropped: { readonly on: string; readonly reason: string } | null;
};

/** The first and the last day of something, ISO, both counted. */
export type Days = { readonly from: string; readonly until: string };

/** Days on which an agency is asked in another partnership that it serves: all that is known of it here. */
export type BusyElsewhere = { readonly agency: string; readonly days: Days };

/** An audit in hand, as far as the programme speaks of it. */
export type AuditInHand = {
  readonly id: string;
  readonly title: string;
  /** From its first date to its last; null while it has none. */
  readonly days: Days | null;
  /** Ids of the agencies that it asks, or that its draft means to ask. */
  readonly agencies: readonly string[];
};
