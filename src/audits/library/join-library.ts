import { comparePartialDates, parsePartialDate } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { LibraryDocument } from '../audit.ts';
import { guidance, type GuidanceDocument } from '../guidance.ts';
import {
  isLibraryKind,
  libraryNations,
  type LibraryEdition,
  type LibraryItem,
  type LibraryKind,
  type LibraryNation,
  type OwnEdition,
  type OwnItem,
} from './item.ts';

type Loose = Omit<LibraryEdition, 'replacedBy'>;
type LooseItem = Omit<LibraryItem, 'editions'> & { readonly editions: readonly Loose[] };

/**
 * What is shipped, what the partnership keeps and what its recorded audits brought along, as one list by title. What the
 * partnership keeps goes before the shipped or brought item or edition of the same name, until it is retired.
 */
export function joinLibrary(
  own: readonly OwnItem[],
  ownEditions: readonly OwnEdition[],
  brought: readonly LibraryDocument[],
  shipped: readonly GuidanceDocument[] = guidance,
): readonly LibraryItem[] {
  const given = new Map<string, LooseItem>();
  for (const document of brought) given.set(document.ref, addBrought(given.get(document.ref), document));
  for (const document of shipped) given.set(document.ref, readShipped(document));
  for (const item of own) {
    const there = given.get(item.ref);
    if (item.retired !== null && there !== undefined) continue;
    given.set(item.ref, { ...item, origin: 'own', editions: there?.editions ?? [] });
  }
  const byDocument = Map.groupBy(ownEditions, (edition) => edition.document);
  return [...given.values()]
    .map((item) => ({ ...item, editions: settle(item.editions, byDocument.get(item.ref) ?? []) }))
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'));
}

/** The kind of item that a shipped or brought document's kind is kept as. */
export function libraryKindOf(kind: string): LibraryKind {
  if (isLibraryKind(kind)) return kind;
  return kind === 'legislation' ? 'law' : 'resource';
}

function readShipped(document: GuidanceDocument): LooseItem {
  const { ref, title, publisher, purpose, address } = document;
  return {
    ref,
    title,
    kind: libraryKindOf(document.kind),
    publisher,
    nations: readNations(document.nation),
    address: address ?? null,
    purpose: purpose ?? null,
    origin: 'shipped',
    version: 0,
    retired: null,
    editions: document.editions.map((edition) => ({
      ...emptyEdition(edition.edition, 'shipped'),
      from: readDate(edition.inForce?.from),
      until: readDate(edition.inForce?.until),
      address: edition.url ?? null,
      note: edition.note ?? null,
    })),
  };
}

function readNations(words: string): readonly LibraryNation[] {
  return words === 'United Kingdom'
    ? libraryNations
    : libraryNations.filter((nation) => words.includes(nation));
}

function readDate(edtf: string | undefined): PartialDate | null {
  return edtf === undefined ? null : parsePartialDate(edtf);
}

/** Of a document that several audits brought along, the latest told gives the title; the editions of all are kept. */
function addBrought(before: LooseItem | undefined, document: LibraryDocument): LooseItem {
  const known = before?.editions ?? [];
  const more = document.editions.filter((label) => known.every((edition) => edition.label !== label));
  return {
    ref: document.ref,
    title: document.title,
    kind: libraryKindOf(document.kind),
    publisher: document.publisher ?? null,
    nations: [],
    address: document.url ?? null,
    purpose: null,
    origin: 'brought',
    version: 0,
    retired: null,
    editions: [...known, ...more.map((label) => emptyEdition(label, 'brought'))],
  };
}

function emptyEdition(label: string, origin: 'shipped' | 'brought'): Loose {
  return {
    label,
    origin,
    id: null,
    version: 0,
    retired: null,
    from: null,
    until: null,
    address: null,
    takenFrom: null,
    passage: null,
    isQuoted: false,
    quotedFrom: null,
    replaces: null,
    note: null,
  };
}

/** The item's own editions put in, the oldest first, each with the one that replaced it. */
function settle(given: readonly Loose[], own: readonly OwnEdition[]): readonly LibraryEdition[] {
  const editions = new Map(given.map((edition) => [edition.label.toLowerCase(), edition]));
  for (const { document: _, ...edition } of own) {
    const key = edition.label.toLowerCase();
    if (edition.retired === null || !editions.has(key)) editions.set(key, { ...edition, origin: 'own' });
  }
  const inOrder = [...editions.values()].toSorted((one, other) =>
    beginningOf(one).localeCompare(beginningOf(other)),
  );
  return inOrder.map((edition) => ({ ...edition, replacedBy: findNext(edition, inOrder) }));
}

/** For the order only; an edition of which nobody said when it began comes last. */
function beginningOf(edition: Loose): string {
  return edition.from?.from ?? edition.from?.until ?? edition.until?.from ?? edition.until?.until ?? '~';
}

/** The edition that says that it replaced this one, else the next that surely began later. */
function findNext(edition: Loose, all: readonly Loose[]): LibraryEdition['replacedBy'] {
  if (edition.retired !== null) return null;
  const inUse = all.filter((one) => one.retired === null && one !== edition);
  const saying = inUse.find((one) => one.replaces?.toLowerCase() === edition.label.toLowerCase());
  const { from } = edition;
  const later =
    from === null
      ? undefined
      : inUse.find((one) => one.from !== null && comparePartialDates(from, one.from) === 'before');
  const next = saying ?? later;
  return next === undefined ? null : { label: next.label, from: next.from };
}
