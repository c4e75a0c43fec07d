import { DocumentProblem } from './problem.ts';

/**
 * The first cell of each row is its header. Typst 0.14.2 can tag that (`pdf.header-cell`) only with a feature switched
 * on that its Node binding does not offer, so it is tagged here: in the structure element of the cell, `TD` becomes `TH`
 * and its reference to the column head becomes `/Scope /Row` in as many bytes, so that no other byte moves.
 * Matterhorn Protocol 1.1, checkpoint 15-003.
 */

function listObjects(pdf: Buffer): Map<number, number> {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 200));
  const start = Number(/startxref\s+(\d+)\s+%%EOF/.exec(tail)?.[1] ?? Number.NaN);
  const table = Number.isNaN(start) ? '' : pdf.toString('latin1', start);
  const head = /^xref\s+0 (\d+)\s+/.exec(table);
  if (!head) throw new DocumentProblem('failed', 'The PDF has no plain table of its objects.');
  const objects = new Map<number, number>();
  for (let number = 0; number < Number(head[1]); number += 1) {
    const entry = table.slice(head[0].length + number * 20, head[0].length + (number + 1) * 20);
    if (entry[17] === 'n') objects.set(number, Number(entry.slice(0, 10)));
  }
  return objects;
}

function readObject(pdf: Buffer, offset: number): string {
  return pdf.toString('latin1', offset, pdf.indexOf('endobj', offset, 'latin1'));
}

const rowStart = /^\d+ 0 obj\s*<<\s*\/Type \/StructElem\s*\/S \/TR\b/;
const cellStart = /^\d+ 0 obj\s*<<\s*\/Type \/StructElem\s*\/S \/TD\b/;

/** The PDF with the first cell of every table row tagged as the row's header; throws where its form is not the known one. */
export function markRowHeaders(bytes: Uint8Array): Uint8Array {
  const pdf = Buffer.from(bytes);
  const objects = listObjects(pdf);
  for (const offset of objects.values()) {
    if (!rowStart.test(pdf.toString('latin1', offset, offset + 80))) continue;
    const first = /\/K \[(\d+) 0 R/.exec(readObject(pdf, offset))?.[1];
    const place = first === undefined ? undefined : objects.get(Number(first));
    if (place === undefined) throw new DocumentProblem('failed', 'A table row of the PDF has no cells.');
    const cell = readObject(pdf, place);
    if (!cellStart.test(cell)) continue;
    const headers = /\/Headers \[\([^)]*\)\]/.exec(cell)?.[0];
    if (headers === undefined)
      throw new DocumentProblem('failed', 'A table cell of the PDF does not name its column.');
    const marked = cell.replace('/S /TD', '/S /TH').replace(headers, '/Scope /Row'.padEnd(headers.length));
    pdf.write(marked, place, 'latin1');
  }
  return pdf;
}
