import { isLibraryKind, libraryKinds, libraryOrigins, type LibraryItem } from '../library/item.ts';
import type { LibraryQuery } from '../paths.ts';
import type { LibraryRow } from './library-rows.ts';

/** What a library can be narrowed to besides kind, words and origin. */
export const libraryStates = {
  superseded: 'Still cited though replaced',
  'not-yet': 'Not in force yet',
  retired: 'Retired',
} as const;

/** How a library can be ordered; the first is how it comes. */
export const libraryOrders = ['title', 'kind', 'cited'] as const;

const longestSearch = 100;

/** What an address asks for; what it asks for and is not known is passed over. */
export function readLibraryQuery(query: Readonly<Record<string, string>>): Omit<LibraryQuery, 'page'> {
  const { q, kind, origin, state, sort } = query;
  const words = (q ?? '')
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longestSearch);
  return {
    q: words === '' ? undefined : words.toWellFormed(),
    kind: kind !== undefined && isLibraryKind(kind) ? kind : undefined,
    origin: origin !== undefined && Object.hasOwn(libraryOrigins, origin) ? origin : undefined,
    state: state !== undefined && Object.hasOwn(libraryStates, state) ? state : undefined,
    sort: libraryOrders.find((order) => order === sort && order !== 'title'),
  };
}

/** The rows that were asked for, in the order asked for. What is retired is shown only where it is asked for. */
export function filterLibrary(rows: readonly LibraryRow[], asked: LibraryQuery): readonly LibraryRow[] {
  const words = (asked.q ?? '').toLowerCase().split(/\s+/);
  const found = rows.filter(
    (row) =>
      (asked.kind === undefined || row.item.kind === asked.kind) &&
      (asked.origin === undefined || isOfOrigin(row.item, asked.origin)) &&
      isInState(row, asked.state) &&
      words.every((word) => textOf(row.item).includes(word)),
  );
  if (asked.sort === 'kind') return found.toSorted((one, other) => kindOf(one).localeCompare(kindOf(other)));
  return asked.sort === 'cited' ? found.toSorted((one, other) => other.audits - one.audits) : found;
}

function kindOf(row: LibraryRow): string {
  return libraryKinds[row.item.kind];
}

/** An item counts as the partnership's own where it keeps the item or an edition of it. */
function isOfOrigin(item: LibraryItem, origin: string): boolean {
  return (
    item.origin === origin || (origin === 'own' && item.editions.some((edition) => edition.origin === 'own'))
  );
}

function isInState(row: LibraryRow, state: string | undefined): boolean {
  const isRetired = row.item.retired !== null;
  if (state === 'retired') return isRetired || row.item.editions.some((edition) => edition.retired !== null);
  if (state === 'superseded') return row.superseded > 0;
  return !isRetired && (state !== 'not-yet' || row.coming !== null);
}

function textOf(item: LibraryItem): string {
  const editions = item.editions.flatMap((edition) => [edition.label, edition.passage, edition.quotedFrom]);
  return [item.title, item.publisher, item.purpose, ...editions].join('\n').toLowerCase();
}
