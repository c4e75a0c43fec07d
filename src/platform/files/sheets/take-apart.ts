import { createHash } from 'node:crypto';
import { sniffFile } from '../sniff-file.ts';
import { decodeText } from './decode-text.ts';
import { readCells } from './read-cells.ts';
import { readWorkbook, type SheetOfCells } from './read-workbook.ts';
import {
  rowsOfPiece,
  sheetLimits,
  SpreadsheetProblem,
  type ReadSheet,
  type ReadSpreadsheet,
  type SheetRow,
} from './sheet.ts';

/** What was given: a file, or cells pasted from a spreadsheet. */
export type Given = { readonly bytes: Uint8Array; readonly pasted: boolean };

/** Reads what was given into sheets, rows and cells. Slow and hungry: for the thread that may be killed. */
export async function takeApart({ bytes, pasted }: Given): Promise<ReadSpreadsheet> {
  const { sheets, notes } = await readAny(bytes, pasted);
  const content = createHash('sha256');
  const read = sheets.map((sheet) => divide(sheet, content));
  if (read.every((sheet) => sheet.rows === 0)) throw new SpreadsheetProblem('Nothing stands in the file');
  return { sheets: read, notes, content: content.digest() };
}

async function readAny(
  bytes: Uint8Array,
  pasted: boolean,
): Promise<{ readonly sheets: readonly SheetOfCells[]; readonly notes: readonly string[] }> {
  if (!pasted) {
    if (isOldOffice(bytes))
      throw new SpreadsheetProblem(
        'The file is an old Excel file (.xls) or protected by a password. Save it as .xlsx or CSV, without a password',
      );
    const kind = sniffFile(bytes);
    if (kind === 'zip') return await readWorkbook(bytes);
    if (kind === 'pdf' || kind === 'png' || kind === 'jpeg')
      throw new SpreadsheetProblem(
        'The file is a PDF or a picture. Give the list as .xlsx or CSV, or paste its cells',
      );
  }
  const { text, notes } = decodeText(bytes);
  if (/^\s*<(?:\?xml|!doctype|html|table|svg)/i.test(text))
    throw new SpreadsheetProblem('The file is a web page or XML. Save the list as .xlsx or CSV');
  return { sheets: [{ name: '', isHidden: false, rows: readCells(text, { pasted }), notes: [] }], notes };
}

/** OLE2: .xls, and .xlsx with a password, lie in the same container. */
function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

function divide(sheet: SheetOfCells, content: ReturnType<typeof createHash>): ReadSheet {
  const rows: SheetRow[] = [];
  let columns = 0;
  let cells = 0;
  for (const [at, given] of sheet.rows.entries()) {
    const row = tidy(given, at + 1);
    if (row.length === 0) continue;
    rows.push({ number: at + 1, cells: row });
    columns = Math.max(columns, row.length);
    cells += row.length;
    if (rows.length > sheetLimits.rows)
      throw new SpreadsheetProblem(
        `A list may have up to ${sheetLimits.rows.toLocaleString('en-GB')} rows. Give it in parts`,
      );
    if (columns > sheetLimits.columns)
      throw new SpreadsheetProblem(
        `Row ${at + 1} has more than ${sheetLimits.columns} cells. Take out columns that are not needed`,
      );
    if (cells > sheetLimits.cells)
      throw new SpreadsheetProblem(
        'The file has more cells than can be read. Take out columns that are not needed',
      );
  }
  // Sorted, so that the same rows in another order are the same list.
  for (const line of rows.map((row) => JSON.stringify(row.cells)).sort()) content.update(`${line}\n`);
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < rows.length; from += rowsOfPiece)
    pieces.push(encoder.encode(JSON.stringify(rows.slice(from, from + rowsOfPiece))));
  const { name, isHidden, notes } = sheet;
  return { name, isHidden, notes, rows: rows.length, columns, pieces };
}

/** A row's cells in one Unicode form, without outer blanks and without the empty ones at its end. */
function tidy(given: readonly string[], number: number): string[] {
  const cells = given.map((cell) => {
    if (cell.length > sheetLimits.cellLength)
      throw new SpreadsheetProblem(
        `A cell of row ${number} has more than ${sheetLimits.cellLength.toLocaleString('en-GB')} characters. Is it the right file?`,
      );
    return cell.normalize('NFC').trim();
  });
  while (cells.at(-1) === '') cells.pop();
  return cells;
}
