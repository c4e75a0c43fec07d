import { writeXlsx } from 'hucre/xlsx';

export type WrittenSheet = {
  readonly name: string;
  /** The first row is the head, which stays in sight. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Widths of the columns in letters. */
  readonly widths: readonly number[];
};

/** Sheets as an Excel workbook. Texts are texts: nothing that somebody typed is ever run as a formula. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.widths.map((width) => ({ width })),
      rows: sheet.rows.map((row) => [...row]),
      freezePane: { rows: 1 },
    })),
    stringMode: 'inline',
  });
  return written;
}
