import { CsvError, parse } from 'csv-parse/sync';
import { lineAt } from './decode-text.ts';
import { SpreadsheetProblem } from './sheet.ts';

/** Cells in a text: CSV with commas, semicolons or tabs (also as copied from a spreadsheet), quoted as RFC 4180 says. */

const separators = [',', ';', '\t', '|'] as const;
const longestRecord = 500_000;

/**
 * The rows of a text, each as long as it is. `pasted` takes a quotation mark within a cell as it stands, as spreadsheets
 * copy it. Throws a SpreadsheetProblem naming the line where the text breaks off or its quotes do not close.
 */
export function readCells(text: string, { pasted = false }: { pasted?: boolean } = {}): string[][] {
  // "sep=;" in the first line is Excel's own way to say what parts the cells.
  const said = /^sep=(.)\r?\n/.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const separator = said?.[1] ?? findSeparator(body);
  const skipped = said === null ? 0 : 1;
  try {
    return parse(body, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: pasted,
      skip_empty_lines: false,
      max_record_size: longestRecord,
    });
  } catch (problem) {
    if (problem instanceof CsvError) throw new SpreadsheetProblem(sayProblem(problem, body, skipped));
    throw problem;
  }
}

function sayProblem(problem: CsvError, body: string, skipped: number): string {
  const at = problem as CsvError & { readonly lines?: number };
  const line = (at.lines ?? 1) + skipped;
  switch (problem.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      // The library says the line where the text ends.
      return `A quotation mark that opens on line ${lineAt(body, lastOpening(body)) + skipped} is never closed. Mend it, or save the file again from the spreadsheet`;
    case 'CSV_MAX_RECORD_SIZE':
      return `Line ${line} is too long: a row may have up to ${longestRecord.toLocaleString('en-GB')} characters`;
    default:
      return `The quotation marks on line ${line} cannot be read. Mend them, or save the file again from the spreadsheet`;
  }
}

function lastOpening(text: string): number {
  let opening = 0;
  let isOpen = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    isOpen = !isOpen;
    if (isOpen) opening = at;
  }
  return opening;
}

/**
 * What parts the cells: of the characters in question the one that most of the first lines have equally often, outside
 * quotation marks.
 */
export function findSeparator(text: string): string {
  const counts = separators.map((separator) => {
    const perLine = countOutsideQuotes(text, separator);
    const usual = perLine.toSorted((a, b) => a - b)[Math.floor(perLine.length / 2)] ?? 0;
    const alike = perLine.filter((count) => count === usual).length;
    return { separator, usual, score: usual === 0 ? 0 : alike * 1_000 + usual };
  });
  return counts.toSorted((a, b) => b.score - a.score)[0]?.separator ?? ',';
}

function countOutsideQuotes(text: string, separator: string): number[] {
  const lines: number[] = [];
  let [count, isQuoted, isEmpty] = [0, false, true];
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '\n') {
      if (!isEmpty) lines.push(count);
      [count, isEmpty] = [0, true];
      if (lines.length === 40) return lines;
      continue;
    } else if (character === separator) count += 1;
    if (character !== '\r') isEmpty = false;
  }
  if (!isEmpty) lines.push(count);
  return lines;
}
