// Cells copied from a spreadsheet, on their way into a grid of cases and questions: what each fills, and what cannot be read.

/** A question of the grid: how it is answered, and the words of its answers by code; none where it takes a text. */
export type PasteColumn = {
  readonly id: string;
  readonly text: string;
  readonly answers: ReadonlyMap<string, string>;
};

/** A case of the grid. */
export type PasteRow = { readonly id: string; readonly number: number | null };

/** One cell that can be filled: a code with a comment, or a text. */
export type PasteFill = {
  readonly row: string;
  readonly column: string;
  readonly answer: string;
  readonly comment: string;
};

/** What cannot be filled, by the place in what was pasted; both from 1, `column` 0 for a whole row. */
export type PasteRefusal = { readonly line: number; readonly column: number; readonly says: string };

export type ReadPaste = {
  readonly fills: readonly PasteFill[];
  readonly refused: readonly PasteRefusal[];
};

/** Longest text that is pasted, in characters, and most rows. */
export const longestPaste = 500_000;
export const mostPasteRows = 1_000;
const longestCell = 20_000;

/** Words that people write for the answers, besides the labels themselves. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  met: ['m', 'yes', 'y', 'fully met', 'full', 'green'],
  partly: ['p', 'partially met', 'partial', 'part met', 'partly', 'amber'],
  not_met: ['n', 'no', 'unmet', 'red'],
  not_evident: ['ne', 'not evident', 'not recorded', 'no evidence', 'cannot tell'],
  not_applicable: ['na', 'n/a', 'not applicable', 'does not apply', '-'],
  yes: ['y', 'true'],
  no: ['n', 'false'],
};

/**
 * Reads cells as Excel copies them (tabs between, lines below each other, quotes around what holds either). With a first
 * row of headings they are matched by their words, else by order. The first column names the case ("Case 3", "3"); where
 * `start` says at which case and question the cells were pasted, they are taken from there on without such a column.
 * "Partly met: two days late" is an answer with a comment. Empty cells fill nothing.
 */
export function readPaste(
  text: string,
  columns: readonly PasteColumn[],
  rows: readonly PasteRow[],
  start: { readonly row: number; readonly column: number } | null = null,
): ReadPaste {
  if (text.length > longestPaste)
    return refusedWhole(`It is longer than ${longestPaste.toLocaleString('en-GB')} characters`);
  const lines = splitCells(text);
  if (lines.length > mostPasteRows)
    return refusedWhole(`It has more than ${mostPasteRows.toLocaleString('en-GB')} rows`);
  if (start !== null) return fillFrom(lines, columns, rows, start);
  const heads = headingsOf(lines[0] ?? [], columns);
  const order = heads ?? [null, ...columns];
  const fills: PasteFill[] = [];
  const refused: PasteRefusal[] = [];
  const seen = new Map<string, number>();
  if (heads !== null)
    for (const [at, head] of (lines[0] ?? []).entries())
      if (at > 0 && head.trim() !== '' && heads[at] === null)
        refused.push({ line: 1, column: at + 1, says: `“${short(head)}” is none of the questions` });
  for (const [at, cells] of lines.entries()) {
    if ((at === 0 && heads !== null) || cells.every((cell) => cell.trim() === '')) continue;
    const line = at + 1;
    const row = findRow(cells[0] ?? '', rows);
    if (row === null) {
      refused.push({
        line,
        column: 1,
        says: `“${short(cells[0] ?? '')}” is no case that you write about here`,
      });
      continue;
    }
    const before = seen.get(row.id);
    if (before !== undefined) {
      refused.push({ line, column: 1, says: `This case stands in row ${before} already` });
      continue;
    }
    seen.set(row.id, line);
    for (const [index, cell] of cells.entries()) {
      const column = index === 0 ? null : (order[index] ?? null);
      if (index === 0 || cell.trim() === '') continue;
      if (column === null) {
        if (heads === null)
          refused.push({ line, column: index + 1, says: 'There is no question for this column' });
        continue;
      }
      take(cell, { line, column: index + 1 }, row, column, fills, refused);
    }
  }
  return { fills, refused };
}

function refusedWhole(says: string): ReadPaste {
  return { fills: [], refused: [{ line: 0, column: 0, says }] };
}

function fillFrom(
  lines: readonly (readonly string[])[],
  columns: readonly PasteColumn[],
  rows: readonly PasteRow[],
  start: { readonly row: number; readonly column: number },
): ReadPaste {
  const fills: PasteFill[] = [];
  const refused: PasteRefusal[] = [];
  for (const [down, cells] of lines.entries())
    for (const [across, cell] of cells.entries()) {
      if (cell.trim() === '') continue;
      const place = { line: down + 1, column: across + 1 };
      const [row, column] = [rows[start.row + down], columns[start.column + across]];
      if (row === undefined) refused.push({ ...place, says: 'There is no case for this row' });
      else if (column === undefined) refused.push({ ...place, says: 'There is no question for this column' });
      else take(cell, place, row, column, fills, refused);
    }
  return { fills, refused };
}

function take(
  cell: string,
  place: { readonly line: number; readonly column: number },
  row: PasteRow,
  column: PasteColumn,
  fills: PasteFill[],
  refused: PasteRefusal[],
): void {
  if (cell.length > longestCell) {
    refused.push({ ...place, says: `It is longer than ${longestCell.toLocaleString('en-GB')} characters` });
    return;
  }
  const read = readCell(cell.trim(), column);
  if (read === null)
    refused.push({
      ...place,
      says: `“${short(cell)}” is none of the answers: ${[...column.answers.values()].join(', ')}`,
    });
  else fills.push({ row: row.id, column: column.id, ...read });
}

function readCell(cell: string, column: PasteColumn): Pick<PasteFill, 'answer' | 'comment'> | null {
  if (column.answers.size === 0) return { answer: '', comment: cell };
  const whole = findAnswer(cell, column);
  if (whole !== null) return { answer: whole, comment: '' };
  const [, word = '', comment = ''] = /^([^:;\n–]{1,40})[:;\n–]\s*([\s\S]+)$/.exec(cell) ?? [];
  const answer = findAnswer(word, column);
  return answer === null ? null : { answer, comment: comment.trim() };
}

function findAnswer(word: string, column: PasteColumn): string | null {
  const plain = word.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
  for (const [code, label] of column.answers)
    if (plain === code || plain === label.toLowerCase() || (synonyms[code] ?? []).includes(plain))
      return code;
  return null;
}

function findRow(cell: string, rows: readonly PasteRow[]): PasteRow | null {
  const [, digits] = /^\s*(?:case\s*)?0*(\d{1,4})\s*$/i.exec(cell) ?? [];
  return digits === undefined ? null : (rows.find((row) => row.number === Number(digits)) ?? null);
}

/** The questions of a first row that are headings; null where none of its cells is a question. */
function headingsOf(
  cells: readonly string[],
  columns: readonly PasteColumn[],
): readonly (PasteColumn | null)[] | null {
  const found = cells.map((cell) => {
    const plain = simple(cell);
    return plain === ''
      ? null
      : (columns.find((one) => simple(one.text) === plain || one.id === plain) ?? null);
  });
  return found.some((one) => one !== null) || /^\s*case\s*$/i.test(cells[0] ?? '') ? found : null;
}

function simple(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.?:]$/, '');
}

function short(text: string): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}

/** Rows of cells; a cell in quotes may hold tabs and line breaks, and "" stands for a quote. */
function splitCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === '\t') {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += letter;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
