import type { KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { SheetRow } from '#platform/files';
import { isFrameField, type FrameField, type FrameLayout } from '../../frame.ts';
import { plainHeading, recogniseHeading } from '../../rules/frame-heading.ts';
import { findHeadingRow } from '../../rules/heading-row.ts';
import { findKnownHeadings } from '../../store/known-headings.ts';

/** Fields that one column only can hold: several would contradict each other. */
export const singular: ReadonlySet<FrameField> = new Set<FrameField>([
  'reference',
  'name',
  'forename',
  'surname',
  'born',
  'expected',
  'nhsNumber',
  'upn',
  'area',
  'status',
  'household',
]);

/** What the columns of a newly given list are: found from the first rows of the sheet that has the most known headings. */
export async function proposeLayout(
  tx: Tx,
  keys: KeyStore,
  partnership: string,
  layout: FrameLayout,
  firstPieces: readonly (Uint8Array | undefined)[],
): Promise<FrameLayout> {
  const piece = firstPieces[layout.sheet];
  const rows =
    piece === undefined ? [] : (JSON.parse(Buffer.from(piece).toString('utf8')) as readonly SheetRow[]);
  return await proposeFields(tx, keys, partnership, { ...layout, headingRow: findHeadingRow(rows) }, rows);
}

/** The same with what each column is proposed to be: as it was taken before, else as it is usually called. */
export async function proposeFields(
  tx: Tx,
  keys: KeyStore,
  partnership: string,
  layout: FrameLayout,
  rows: readonly SheetRow[],
): Promise<FrameLayout> {
  const columns = layout.sheets[layout.sheet]?.columns ?? 0;
  const cells = rows.find((row) => row.number === layout.headingRow)?.cells ?? [];
  const headings = Array.from({ length: columns }, (_, at) => cells[at] ?? '');
  const known = await findKnownHeadings(tx, keys, partnership, headings.map(plainHeading));
  const used = new Set<FrameField>();
  const fields = headings.map((heading, at): FrameField | '' => {
    const before = heading === '' ? '' : (known[at] ?? recogniseHeading(heading) ?? '');
    if (!isFrameField(before)) return '';
    if (singular.has(before) && used.has(before)) return '';
    used.add(before);
    return before;
  });
  return { ...layout, fields };
}
