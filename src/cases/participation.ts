/**
 * Who took part: counts of cases by status, an agency (or one of its services, or a sector) a row.
 * One model for the live matrix, whose cells are counted, and for a publication, whose counts are recorded.
 */
export const participationStatuses = [
  'audited',
  'mostly_out_of_scope',
  'out_of_scope',
  'not_known',
  'not_known_or_out_of_scope',
  'not_applicable',
  'declined',
  'no_reply',
] as const;
/** `not_known_or_out_of_scope`: the publication gave one number for both and did not separate them. */
export type ParticipationStatus = (typeof participationStatuses)[number];

export type ParticipationCount = {
  readonly status: ParticipationStatus;
  /** Number of cases, 0 upwards. */
  readonly cases: number;
  /** Why the question does not apply; needed for `not_applicable`, otherwise absent. */
  readonly reason?: string | undefined;
};

export type ParticipationRow = {
  /** `ref`s of the agencies this row speaks for; more than one where a publication lumped them together. */
  readonly agencies: readonly string[];
  /** Name of one service within the (single) agency. */
  readonly service?: string | undefined;
  /** True where the row stands for a whole sector (all schools, all practices) rather than one body. */
  readonly sector?: boolean | undefined;
  /** Empty where nothing was said: never the same as 0. */
  readonly counts: readonly ParticipationCount[];
};

export type Participation = {
  /** Cases in the sample against which every row is counted; null where the publication does not say. */
  readonly sample: number | null;
  /** The publication's own general remark ("not all cases were known"), in our words. */
  readonly remark?: string | undefined;
  readonly rows: readonly ParticipationRow[];
};
