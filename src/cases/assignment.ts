/** What somebody does with a case that was given to them. */
export const assignmentParts = {
  auditor: 'Auditor',
  second_reader: 'Second reader',
} as const;
export type AssignmentPart = keyof typeof assignmentParts;

/** A case lies in the hands of an auditor for so long, unless it is taken back earlier or given again. */
export const monthsGiven = 6;

/** A case that an agency gave to one of its people. */
export type Assignment = {
  readonly id: string;
  readonly case: string;
  readonly membership: string;
  readonly part: AssignmentPart;
  readonly assignedAt: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endedBecause: string | null;
};

/** A case that whoever asks was given, in an audit of that title. */
export type GivenCase = {
  readonly audit: string;
  readonly title: string;
  readonly case: string;
  readonly number: number;
  readonly part: AssignmentPart;
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant | null;
};
