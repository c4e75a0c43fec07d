import { displayDay, displayPartialDate } from '#platform/time';
import type { PartialDate } from '#platform/time';
import { libraryKinds, type EditionTexts, type ItemTexts, type Retirement } from '../library/item.ts';

/** One thing that is kept, under the name it has on the form; '' where nothing is. */
export type LibraryLine = { readonly label: string; readonly text: string };

/** What is kept of an item, line by line. */
export function itemLines(item: ItemTexts, retired: Retirement | null = null): readonly LibraryLine[] {
  return [
    { label: 'Title', text: item.title },
    { label: 'Kind', text: libraryKinds[item.kind] },
    { label: 'Publisher', text: item.publisher ?? '' },
    { label: 'Holds in', text: item.nations.join(', ') },
    { label: 'Address', text: item.address ?? '' },
    { label: 'What it is for', text: item.purpose ?? '' },
    { label: 'Retired', text: sayRetired(retired) },
  ];
}

/** What is kept of an edition, line by line. */
export function editionLines(
  edition: EditionTexts,
  retired: Retirement | null = null,
): readonly LibraryLine[] {
  return [
    { label: 'In force from', text: sayDate(edition.from) },
    { label: 'Last day in force', text: sayDate(edition.until) },
    { label: 'Replaced', text: edition.replaces ?? '' },
    { label: 'Address', text: edition.address ?? '' },
    { label: 'Taken from', text: edition.takenFrom ?? '' },
    { label: 'Note', text: edition.note ?? '' },
    { label: 'What it says', text: edition.passage ?? '' },
    {
      label: 'Whose words',
      text: edition.passage === null ? '' : edition.isQuoted ? 'Quoted' : 'Our own words',
    },
    { label: 'Quoted from', text: edition.quotedFrom ?? '' },
    { label: 'Retired', text: sayRetired(retired) },
  ];
}

/** A date as it was typed, or in plain words where it was never typed by a person; '' for none. */
export function sayDate(date: PartialDate | null): string {
  if (date === null) return '';
  return date.typed === date.edtf ? displayPartialDate(date) : date.typed;
}

function sayRetired(retired: Retirement | null): string {
  return retired === null ? '' : `${displayDay(retired.on)}: ${retired.reason}`;
}

/** What stands now and what was typed, line by line under the same names. */
export function compareLines(
  now: readonly LibraryLine[],
  typed: readonly LibraryLine[],
): readonly { readonly label: string; readonly now: string; readonly typed: string }[] {
  return now.map(({ label, text }, place) => ({ label, now: text, typed: typed[place]?.text ?? '' }));
}
