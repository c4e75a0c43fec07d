/**
 * What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), the wide and small forms that some turn
 * into it, also behind blanks and invisible characters that some leave out.
 */
const formulaStart = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−])/u;

function writeCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError('A cell cannot hold an endless number');
    return String(cell);
  }
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  // Semicolons and tabs as well: the country setting of the reader's spreadsheet may part cells there.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as CSV (RFC 4180): commas, CRLF at the end of each row, UTF-8. A text that a spreadsheet might run as a formula gets
 * an apostrophe in front; numbers stay numbers; null is an empty cell. With `mark`, a byte order mark comes first, so that
 * Excel reads it as UTF-8. Throws a RangeError for NaN and infinity.
 */
export function writeCsv(
  rows: readonly (readonly (string | number | null)[])[],
  { mark = false }: { mark?: boolean } = {},
): string {
  // A row of one empty cell would be an empty line, which readers leave out.
  const lines = rows.map((row) => `${row.map(writeCell).join(',') || '""'}\r\n`);
  return (mark ? '\uFEFF' : '') + lines.join('');
}
