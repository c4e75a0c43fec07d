/** Why somebody looks at who a child is. */
export const revealReasons = {
  search_records: 'To search our own records',
  prepare_disclosure: 'To prepare what an agency is told',
  correct_identity: 'To correct or complete who the people are',
  check_draw: 'To check the list or the draw',
  conflict: 'To see whether somebody is too close to the case',
  concern: 'A child may be unsafe',
  other: 'Another reason',
} as const;
export type RevealReason = keyof typeof revealReasons;

export function isRevealReason(text: string): text is RevealReason {
  return Object.hasOwn(revealReasons, text);
}

/** Minutes for which somebody may look; the database takes no more than the last. */
export const revealMinutes = [15, 30, 60] as const;

/** Somebody looks, or looked, at who a child is. */
export type Reveal = {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: number;
  readonly membership: string;
  /** The whole of who they are, what an agency was told of it, or a row of the list. */
  readonly what: 'identity' | 'disclosure' | 'frame_row';
  readonly reasonKind: RevealReason;
  readonly beganAt: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
};

/** What somebody looked at, in words. */
export const sayLooked: Readonly<Record<Reveal['what'], string>> = {
  identity: 'Who the people are',
  disclosure: 'What their agency was told',
  frame_row: 'A child on the list',
};
