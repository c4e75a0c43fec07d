import { sayColumn, type AskColumn } from '../ask-column.ts';
import type { Ask } from '../involvement.ts';
import { involvementMatrix } from './involvement-matrix.ts';
import { askStates, daysLate, sayLate } from './state-of-ask.ts';

type Cell = string | number | null;

/**
 * The matrix as rows for a spreadsheet, heads first, the words of its cells as on the page; how many answers are there and
 * how many columns knew the people, by row and below.
 */
export function matrixRows(
  cases: readonly { readonly id: string; readonly number: number }[],
  columns: readonly AskColumn[],
  asks: readonly Ask[],
  today: string,
): readonly (readonly Cell[])[] {
  const matrix = involvementMatrix(cases, columns, asks, today);
  return [
    ['Case', ...columns.map(sayColumn), 'Asked', 'Answered', 'Known to'],
    ...matrix.rows.map((row): readonly Cell[] => [
      `Case ${row.case.number}`,
      ...row.cells.map((cell) => {
        const late = cell.ask === null ? 0 : daysLate(cell.ask, today);
        return `${askStates[cell.state].label}${late > 0 ? `, ${sayLate(late)}` : ''}`;
      }),
      row.total.asked,
      row.total.answered,
      row.total.known,
    ]),
    ['Asked', ...matrix.totals.map((total) => total.asked), matrix.total.asked, null, null],
    ['Answered', ...matrix.totals.map((total) => total.answered), null, matrix.total.answered, null],
    ['Known', ...matrix.totals.map((total) => total.known), null, null, matrix.total.known],
  ];
}
