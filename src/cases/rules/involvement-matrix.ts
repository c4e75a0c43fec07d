import { columnCode, type AskColumn } from '../ask-column.ts';
import type { Ask } from '../involvement.ts';
import {
  askStateCodes,
  isKnown,
  stateOfAsk,
  turnOfAsk,
  type AskState,
  type AskTurn,
} from './state-of-ask.ts';

export type MatrixCell = {
  readonly state: AskState;
  readonly turn: AskTurn | null;
  readonly ask: Ask | null;
  /** False where the matrix is narrowed to something else. */
  readonly isShown: boolean;
};

type Case = { readonly id: string; readonly number: number };

export type InvolvementMatrix = {
  readonly columns: readonly AskColumn[];
  readonly rows: readonly {
    readonly case: Case;
    readonly cells: readonly MatrixCell[];
    readonly total: MatrixTotal;
  }[];
  /** Below each column, and below all of them. */
  readonly totals: readonly MatrixTotal[];
  readonly total: MatrixTotal;
  /** Cells in each state and turn, before anything is narrowed. */
  readonly states: ReadonlyMap<AskState, number>;
  readonly turns: ReadonlyMap<AskTurn, number>;
};

export type MatrixTotal = { readonly asked: number; readonly answered: number; readonly known: number };

/**
 * Cases down, agencies across. Narrowed to a state or a turn, rows and columns without any such cell are left out; totals
 * are always of the whole. An ask about a case that left the sample stands in no row.
 */
export function involvementMatrix(
  cases: readonly Case[],
  columns: readonly AskColumn[],
  asks: readonly Ask[],
  today: string,
  only: { readonly state?: AskState | undefined; readonly turn?: AskTurn | undefined } = {},
): InvolvementMatrix {
  const byPlace = new Map(asks.map((ask) => [`${ask.case} ${columnCode(ask)}`, ask]));
  const whole = cases.map((one) => ({
    case: one,
    cells: columns.map((column): MatrixCell => {
      const ask = byPlace.get(`${one.id} ${column.code}`);
      const [state, turn] = [stateOfAsk(ask, today), turnOfAsk(ask)];
      const isShown =
        (only.state === undefined || only.state === state) && (only.turn === undefined || only.turn === turn);
      return { state, turn, ask: ask ?? null, isShown };
    }),
  }));
  const all = whole.flatMap((row) => row.cells);
  const isAll = only.state === undefined && only.turn === undefined;
  const shownColumns = columns
    .map((column, at) => ({ column, at }))
    .filter(({ at }) => isAll || whole.some((row) => row.cells[at]?.isShown === true));
  const keep = <One>(list: readonly One[]): readonly One[] =>
    shownColumns.flatMap(({ at }) => list[at] ?? []);
  return {
    columns: shownColumns.map(({ column }) => column),
    rows: whole
      .filter((row) => isAll || row.cells.some((cell) => cell.isShown))
      .map((row) => ({ case: row.case, cells: keep(row.cells), total: count(row.cells) })),
    totals: keep(columns.map((_, at) => count(whole.flatMap((row) => row.cells[at] ?? [])))),
    total: count(all),
    states: new Map(askStateCodes.map((state) => [state, all.filter((cell) => cell.state === state).length])),
    turns: new Map(
      (['agencies', 'us'] as const).map((turn) => [turn, all.filter((cell) => cell.turn === turn).length]),
    ),
  };
}

function count(cells: readonly MatrixCell[]): MatrixTotal {
  const asked = cells.filter((cell) => cell.ask !== null);
  return {
    asked: asked.length,
    answered: asked.filter((cell) => cell.ask?.answer !== null).length,
    known: asked.filter((cell) => isKnown(cell.ask?.answer ?? null)).length,
  };
}
