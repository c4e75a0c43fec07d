import type { Stored } from '#platform/forms';

/** One value that a field had before. `by` is a membership. */
export type FormerValue = {
  readonly field: string;
  readonly value: Stored;
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly until: Temporal.Instant;
};

/** A thing as somebody left it, all its fields together. `by` is a membership. */
export type KeptText<Content> = {
  readonly content: Content;
  readonly by: string;
  readonly at: Temporal.Instant;
};
