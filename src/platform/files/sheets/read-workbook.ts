import { HucreError, type Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { cleanWorkbook } from './clean-workbook.ts';
import { columnName } from './column-name.ts';
import { sheetLimits, SpreadsheetProblem } from './sheet.ts';

export type SheetOfCells = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Row by row from the first; null and undefined where nothing stands. */
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
};

/**
 * The sheets of an Excel workbook. What a formula gave last is taken, nothing is worked out; days are ISO, whichever of
 * Excel's two calendars the file counts in. Throws a SpreadsheetProblem when it cannot be read.
 */
export async function readWorkbook(
  given: Uint8Array,
): Promise<{ readonly sheets: readonly SheetOfCells[]; readonly notes: readonly string[] }> {
  const { bytes, notes } = cleanWorkbook(given);
  try {
    const { sheets } = await readXlsx(bytes);
    if (sheets.length > sheetLimits.sheets)
      throw new SpreadsheetProblem(
        `The workbook has more than ${sheetLimits.sheets} sheets. Give the one with the list`,
      );
    return { sheets: sheets.map(readSheet), notes };
  } catch (problem) {
    if (!(problem instanceof HucreError)) throw problem;
    throw new SpreadsheetProblem(
      'The workbook cannot be read: it is damaged, or its cells reach over far more rows and columns than a list has. Copy the list into a new workbook, or save it as CSV',
    );
  }
}

function readSheet(sheet: Sheet): SheetOfCells {
  const rows = sheet.rows.map((row) => row.map(textOf));
  const filled = fillMerged(rows, sheet);
  const formulas = [...(sheet.cells ?? [])].filter(([, cell]) => cell.formula !== undefined).length;
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([at, row]) =>
    row.hidden === true && rows[at]?.some((cell) => cell !== '') === true ? [at + 1] : [],
  );
  const hiddenColumns = (sheet.columns ?? []).flatMap((column, at) =>
    column.hidden === true && rows.some((row) => (row[at] ?? '') !== '') ? [columnName(at)] : [],
  );
  const notes = [
    formulas > 0 &&
      `${count(formulas, 'cell holds a formula', 'cells hold formulas')}: what the file shows was taken, nothing was worked out anew.`,
    hiddenRows.length > 0 &&
      `${count(hiddenRows.length, 'row is', 'rows are')} hidden in the spreadsheet and read all the same: ${some(hiddenRows)}.`,
    hiddenColumns.length > 0 &&
      `${count(hiddenColumns.length, 'column is', 'columns are')} hidden in the spreadsheet and read all the same: ${some(hiddenColumns)}.`,
    filled > 0 && `${count(filled, 'cell was', 'cells were')} filled from cells merged over several rows.`,
  ];
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    notes: notes.filter((note) => note !== false),
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const milliseconds = value.getTime();
    return Number.isNaN(milliseconds) ? '' : value.toISOString().slice(0, 10);
  }
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A value merged over rows stands for each of them; merged over columns it stays where it is. */
function fillMerged(rows: string[][], sheet: Sheet): number {
  let filled = 0;
  for (const { startRow, endRow, startCol, endCol } of sheet.merges ?? []) {
    const value = rows[startRow]?.[startCol] ?? '';
    if (value === '' || startCol !== endCol) continue;
    for (let at = startRow + 1; at <= Math.min(endRow, rows.length - 1); at += 1) {
      const row = rows[at];
      if (row === undefined || (row[startCol] ?? '') !== '') continue;
      row[startCol] = value;
      filled += 1;
    }
  }
  return filled;
}

function count(number: number, one: string, several: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : several}`;
}

function some(names: readonly (string | number)[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown} and others` : shown;
}
