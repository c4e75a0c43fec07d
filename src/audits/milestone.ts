/** Whose turn it is until a milestone is reached. */
export const turns = {
  coordinator: 'Coordinator',
  commissioners: 'Those who commission the audit',
  agencies: 'Agency leads',
  panel: 'Panel',
  board: 'Board',
} as const;
export type Turn = keyof typeof turns;

/** True for the code of a turn. */
export function isTurn(text: string): text is Turn {
  return Object.hasOwn(turns, text);
}

/** A date of an audit that has started. Days are ISO; `doneBy` is a membership; `remindedOn` when a mail last told of it. */
export type Milestone = {
  readonly code: string;
  readonly label: string;
  readonly day: string;
  readonly whose: Turn;
  readonly doneOn: string | null;
  readonly doneBy: string | null;
  readonly remindedOn: string | null;
};
