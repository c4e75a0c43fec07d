/** How far the cases of an audit are, in counts. */
export type CaseProgress = {
  /** Children on the lists that were not withdrawn. */
  readonly listed: number;
  readonly inSample: number;
  readonly reserves: number;
  readonly asked: number;
  readonly answered: number;
  /** Asks without an answer whose day has passed. */
  readonly late: number;
  readonly openConcerns: number;
};
