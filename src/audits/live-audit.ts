/** Where a live audit stands in its life. */
export const liveStages = {
  planned: 'Planned',
  commissioning: 'Being commissioned',
  underway: 'Under way',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
} as const;
export type LiveStage = keyof typeof liveStages;

/** True for the code of a stage of a live audit. */
export function isLiveStage(text: string): text is LiveStage {
  return Object.hasOwn(liveStages, text);
}

/** A live audit, or a partnership's own template, as its coordinators see it; the rest of it is its draft. */
export type LiveAudit = {
  readonly id: string;
  readonly origin: 'live' | 'template';
  readonly stage: LiveStage | 'template';
  readonly title: string;
  readonly subject: string;
  /** The audit that it was begun from, or that it looks at again. */
  readonly begunFrom: string | null;
};
