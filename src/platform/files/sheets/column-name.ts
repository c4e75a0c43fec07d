/** "A", "Z", "AA": a column as spreadsheets name it; 0 is the first. */
export function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}
