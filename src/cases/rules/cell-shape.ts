// Which column is which has to be seen without seeing a child: the form of what stands there, never what stands there.

/** The form of a cell in words: "dd/mm/yyyy", "10 digits", "text". */
export function cellShape(cell: string): string {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'yyyy-mm-dd';
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(text)) return 'dd/mm/yyyy';
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return 'dd/mm/yy';
  const digits = text.replaceAll(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) return digits.length === 1 ? '1 digit' : `${digits.length} digits`;
  if (/^[A-Z]\d{11}[0-9A-Z]$/i.test(digits)) return 'letter, digits, letter or digit (13)';
  if (/^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i.test(text)) return 'postcode';
  if (!/\d/.test(text)) return /\s/.test(text) ? 'words' : text.length <= 2 ? 'one or two letters' : 'a word';
  return 'letters and digits';
}

/** The commonest forms in a column, at most three, the commonest first. */
export function columnShapes(cells: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const shape = cellShape(cell);
    if (shape !== 'empty') counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([shape]) => shape);
}
