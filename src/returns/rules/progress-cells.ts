import { stateAfter, type AgencyReturn } from '../return.ts';
import type { KnownCase } from './returns-to-open.ts';

/** How a return stands, for those who wait for it: word and shape; `turn` is who has to do something. */
export const progressStates = {
  unopened: { label: 'Not opened yet', shape: null, turn: 'us' },
  open: { label: 'Being written', shape: 'nothing-said', turn: 'agencies' },
  late: { label: 'Late', shape: 'no-reply', turn: 'agencies' },
  sent_back: { label: 'Sent back', shape: 'part', turn: 'agencies' },
  submitted: { label: 'Waits for the lead', shape: 'mostly-out', turn: 'agencies' },
  signed_off: { label: 'Signed', shape: 'audited', turn: 'nobody' },
  signed_again: { label: 'Corrected and signed', shape: 'audited', turn: 'nobody' },
} as const;
export type ProgressState = keyof typeof progressStates;
export const progressStateCodes = Object.keys(progressStates) as readonly ProgressState[];

export const progressTurns = { agencies: 'Turn of the agencies', us: 'Our turn' } as const;
export type ProgressTurn = keyof typeof progressTurns;

export function isProgressState(text: string): text is ProgressState {
  return Object.hasOwn(progressStates, text);
}

export function isProgressTurn(text: string): text is ProgressTurn {
  return Object.hasOwn(progressTurns, text);
}

/** An agency, or a service or setting of it, that returns are asked of. */
export type ProgressColumn = Pick<KnownCase, 'agency' | 'service' | 'setting'>;

/** A case; null where agencies look at themselves. */
export type ProgressRow = { readonly number: number | null };

export type ProgressCell = {
  readonly state: ProgressState;
  /** Null where none was opened yet. */
  readonly one: AgencyReturn | null;
  /** Days after the day it was due; 0 where it is not late. */
  readonly daysLate: number;
};

export type ProgressMap = {
  readonly columns: readonly ProgressColumn[];
  readonly rows: readonly {
    readonly row: ProgressRow;
    /** By column; null where nothing is asked of it. */
    readonly cells: readonly (ProgressCell | null)[];
    readonly signed: number;
    readonly asked: number;
  }[];
  readonly totals: readonly { readonly signed: number; readonly asked: number }[];
  readonly states: ReadonlyMap<ProgressState, number>;
  readonly late: number;
  readonly signed: number;
  readonly asked: number;
};

/**
 * Cases down, agencies across: how each return stands on `today` (ISO). `known` are those that agencies know and that may
 * have none yet. One that was withdrawn is not asked for. A return that is not signed is late after its day, whoever has it.
 */
export function progressMap(
  returns: readonly AgencyReturn[],
  known: readonly KnownCase[],
  today: string,
): ProgressMap {
  const asked = returns.filter((one) => one.state !== 'withdrawn');
  const places = [...asked.map(placed), ...known];
  const columns = unique(
    places.map(({ agency, service, setting }) => ({ agency, service, setting })),
    codeOf,
  );
  const rows = unique(
    places.map(({ caseNumber }) => ({ number: caseNumber })),
    (row) => String(row.number),
  ).toSorted(
    (one, other) => (one.number ?? Number.MAX_SAFE_INTEGER) - (other.number ?? Number.MAX_SAFE_INTEGER),
  );
  const at = (number: number | null, column: ProgressColumn) => `${number} ${codeOf(column)}`;
  const opened = new Map(asked.map((one) => [at(one.caseNumber, one), one]));
  const waiting = new Set(known.map((one) => at(one.caseNumber, one)));
  const cellAt = (row: ProgressRow, column: ProgressColumn): ProgressCell | null => {
    const one = opened.get(at(row.number, column));
    if (one !== undefined) return cellOf(one, today);
    return waiting.has(at(row.number, column)) ? { state: 'unopened', one: null, daysLate: 0 } : null;
  };
  const filled = rows.map((row) => {
    const cells = columns.map((column) => cellAt(row, column));
    return { row, cells, ...count(cells) };
  });
  const every = filled.flatMap(({ cells }) => cells);
  const states = new Map(
    progressStateCodes.map((state) => [state, every.filter((cell) => cell?.state === state).length] as const),
  );
  return {
    columns,
    rows: filled,
    totals: columns.map((_, column) => count(filled.map(({ cells }) => cells[column] ?? null))),
    states,
    late: every.filter((cell) => (cell?.daysLate ?? 0) > 0).length,
    ...count(every),
  };
}

function placed({ agency, service, setting, caseNumber }: AgencyReturn) {
  return { agency, service, setting, caseNumber };
}

function cellOf(one: AgencyReturn, today: string): ProgressCell {
  const isSigned = one.state === 'signed_off';
  const daysLate = daysLateOf(one, today);
  const isWritten = stateAfter(one.state, 'write', 'auditor') !== null;
  const state: ProgressState = isSigned
    ? one.signed > 1
      ? 'signed_again'
      : 'signed_off'
    : one.state === 'submitted'
      ? 'submitted'
      : one.state === 'sent_back'
        ? 'sent_back'
        : isWritten && daysLate > 0
          ? 'late'
          : 'open';
  return { state, one, daysLate };
}

function count(cells: readonly (ProgressCell | null)[]): { readonly signed: number; readonly asked: number } {
  const there = cells.filter((cell) => cell !== null);
  return { signed: there.filter(({ one }) => one?.state === 'signed_off').length, asked: there.length };
}

/** Tells a column among others. */
export function codeOf({ agency, service, setting }: ProgressColumn): string {
  return [agency, service ?? setting ?? ''].join('.');
}

function unique<One>(all: readonly One[], code: (one: One) => string): readonly One[] {
  return [...new Map(all.map((one) => [code(one), one])).values()];
}

/** Days after the day a return was due, on `today` (ISO); 0 where it is signed or not late. */
export function daysLateOf({ state, dueOn }: Pick<AgencyReturn, 'state' | 'dueOn'>, today: string): number {
  if (state === 'signed_off' || dueOn >= today) return 0;
  return Temporal.PlainDate.from(dueOn).until(Temporal.PlainDate.from(today), { largestUnit: 'day' }).days;
}

/** "6 days late"; "" where it is not. */
export function sayDaysLate(days: number): string {
  return days === 0 ? '' : days === 1 ? '1 day late' : `${days} days late`;
}

/** What a cell says: "Being written", "Sent back, 3 days late". */
export function sayCell({ state, daysLate }: ProgressCell): string {
  const late = sayDaysLate(daysLate);
  if (state === 'late') return `Being written, ${late}`;
  return late === '' ? progressStates[state].label : `${progressStates[state].label}, ${late}`;
}
