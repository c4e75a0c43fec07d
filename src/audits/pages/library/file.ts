import type { ActingContext } from '#accounts';
import { safeFileName, writeCsv } from '#platform/files';
import { file, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { libraryKinds, libraryOrigins, type LibraryEdition, type LibraryItem } from '../../library/item.ts';
import { filterLibrary, readLibraryQuery } from '../../rules/filter-library.ts';
import { sayDate } from '../../rules/library-lines.ts';
import { libraryRows } from '../../rules/library-rows.ts';
import { sayEditionState } from '../../rules/say-in-force.ts';
import { stateOfEdition } from '../../rules/state-of-edition.ts';
import { listCitations } from '../../store/citations.ts';
import { listLibrary } from '../../store/library.ts';

const head = [
  'Item',
  'Kind',
  'Publisher',
  'Holds in',
  'What it is for',
  'Address',
  'Comes from',
  'Retired',
  'Audits that cite it',
  'Edition',
  'Edition comes from',
  'In force from',
  'Last day in force',
  'Replaced by',
  'Today',
  'Address of the edition',
  'Taken from',
  'Note',
  'What it says',
  'Whose words',
  'Quoted from',
  'Edition retired',
];

/** The same list, narrowed the same way, for a spreadsheet: a row an edition, and one for an item without any. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const { id, shortName } = actor.partnership;
  const today = londonDay(now);
  const items = await listLibrary(tx, id);
  const citations = await listCitations(tx, id);
  const found = filterLibrary(libraryRows(items, citations, today), readLibraryQuery(context.query));
  const rows = found.flatMap(({ item, audits }) => {
    const editions = item.editions.length === 0 ? [null] : item.editions;
    return editions.map((edition) => [...itemCells(item, audits), ...editionCells(item, edition, today)]);
  });
  context.note({ rows: rows.length });
  return file({
    bytes: writeCsv([head, ...rows], { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName([shortName, 'library'], 'csv'),
    disposition: 'attachment',
  });
}

function itemCells(item: LibraryItem, audits: number): readonly (string | number | null)[] {
  return [
    item.title,
    libraryKinds[item.kind],
    item.publisher,
    item.nations.join('; '),
    item.purpose,
    item.address,
    libraryOrigins[item.origin],
    sayRetired(item.retired),
    audits,
  ];
}

function editionCells(
  item: LibraryItem,
  edition: LibraryEdition | null,
  today: string,
): readonly (string | null)[] {
  if (edition === null) return [];
  return [
    edition.label,
    libraryOrigins[edition.origin],
    sayDate(edition.from),
    sayDate(edition.until),
    edition.replacedBy?.label ?? null,
    sayEditionState(stateOfEdition(edition, today), item.kind),
    edition.address,
    edition.takenFrom,
    edition.note,
    edition.passage,
    edition.passage === null ? null : edition.isQuoted ? 'Quoted' : 'Our own words',
    edition.quotedFrom,
    sayRetired(edition.retired),
  ];
}

function sayRetired(retired: LibraryItem['retired']): string | null {
  return retired === null ? null : `${displayDay(retired.on)}: ${retired.reason}`;
}
