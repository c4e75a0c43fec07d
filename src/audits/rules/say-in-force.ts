import { displayPartialDate, parsePartialDate } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { LibraryEdition, LibraryKind } from '../library/item.ts';
import type { EditionPeriod, EditionState } from './state-of-edition.ts';

/** Kinds that are read, not followed: nobody says of a report that it is in force. */
const read: ReadonlySet<LibraryKind> = new Set(['report', 'resource']);

const states: Readonly<Record<EditionState, readonly [followed: string, read: string]>> = {
  'in force': ['In force', 'Latest edition'],
  'not yet': ['Not in force yet', 'Not out yet'],
  replaced: ['Replaced', 'Replaced'],
  'cannot tell': ['Cannot tell', 'Cannot tell'],
};

/** The state of an edition in a word or two: "In force", or for a report "Latest edition". */
export function sayEditionState(state: EditionState, kind: LibraryKind): string {
  return states[state][read.has(kind) ? 1 : 0];
}

/** When an edition holds, in words: "From 15 April 2013 until replaced by the 2015 edition in March 2015". */
export function sayInForce(edition: EditionPeriod): string {
  const { from, until, replacedBy } = edition;
  const begin = from === null ? null : `From ${displayPartialDate(from)}`;
  const end =
    until !== null
      ? sayUntil(until)
      : replacedBy !== null
        ? `until replaced by ${sayReplacement(replacedBy)}`
        : null;
  if (begin === null)
    return end === null ? 'Nobody has said from when' : `From a day nobody has said, ${end}`;
  return end === null ? `${begin}; no end known` : `${begin} ${end}`;
}

/** An end that is only known to be later is the least that is known: "at least until 31 August 2026". */
function sayUntil(until: PartialDate): string {
  const least = until.edtf.endsWith('/..') ? parsePartialDate(until.edtf.slice(0, -3)) : null;
  return least === null
    ? `until ${displayPartialDate(until)}`
    : `at least until ${displayPartialDate(least)}`;
}

/** "the 2018 edition in July 2018"; without the date where nobody said when it began. */
export function sayReplacement(next: NonNullable<LibraryEdition['replacedBy']>): string {
  const name = nameEdition(next.label);
  return next.from === null ? name : `${name} ${sayAt(next.from)}`;
}

/** An edition by its label within a sentence: "the 2018 edition", "the edition “online, 2016”". */
export function nameEdition(label: string): string {
  return /^\d{4}$/.test(label) ? `the ${label} edition` : `the edition “${label}”`;
}

/** A date with its little word: "on 15 April 2013", "in July 2018", "about March 2023". */
function sayAt(date: PartialDate): string {
  const words = displayPartialDate(date);
  if (/^\d{4}(-\d{2})?$/.test(date.edtf)) return `in ${words}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date.edtf) ? `on ${words}` : `(${words})`;
}
