import catalogue from './catalogue/timetables.json' with { type: 'json' };
import { isTurn, type Turn } from './milestone.ts';

/** A step in the life of an audit, and how long it usually takes from it to the next. */
export type TimetableStep = {
  /** Lower-case words with hyphens, so that a draft's field can end in it. */
  readonly code: string;
  readonly label: string;
  readonly whose: Turn;
  /** Working days before the next step; 0 for the last. */
  readonly before: number;
  /** Where that number comes from. */
  readonly basis: string;
};

/** The usual order and pace of an audit of one kind, which ends with the board. */
export type Timetable = {
  readonly code: string;
  readonly label: string;
  readonly about: string;
  readonly source: string;
  /** First to last. */
  readonly steps: readonly TimetableStep[];
};

export const timetables: readonly Timetable[] = catalogue.timetables.map((timetable) => ({
  ...timetable,
  steps: timetable.steps.map((step) => ({ ...step, whose: turnOf(step.whose) })),
}));

function turnOf(text: string): Turn {
  if (!isTurn(text)) throw new RangeError(`A timetable names a turn that there is not: ${text}`);
  return text;
}

/** The timetable of this code; null where there is none. */
export function findTimetable(code: string): Timetable | null {
  return timetables.find((timetable) => timetable.code === code) ?? null;
}

/** The step that every timetable begins with. */
export const termsAgreed = 'terms-agreed';
