import { liveStages } from './live-audit.ts';

/** Where an audit in hand stands: a live one in its life, or one that is written by pages from its publication. */
export const inHandStates = {
  ...liveStages,
  recording: 'Being recorded from its publication',
  correcting: 'Published, and being corrected',
} as const;
export type InHandState = keyof typeof inHandStates;

/** True for the code of such a state. */
export function isInHandState(text: string): text is InHandState {
  return Object.hasOwn(inHandStates, text);
}

/** An audit in hand in a list: where it stands, and what its terms have come to. */
export type InHandSummary = {
  readonly id: string;
  readonly title: string;
  readonly themes: readonly string[];
  readonly state: InHandState;
  readonly lastVersion: number | null;
  /** How many of those who commission it have not agreed that version. */
  readonly toAgree: number;
  readonly touchedAt: Temporal.Instant | null;
};
