import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { brokenConstraint, fromJson, Overtaken, present, type Tx } from '#platform/db';
import { toStored } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { LibraryDocument } from '../audit.ts';
import {
  isLibraryKind,
  libraryNations,
  type EditionTexts,
  type Former,
  type ItemTexts,
  type LibraryItem,
  type LibraryKind,
  type OwnEdition,
  type OwnItem,
  type Retirement,
} from '../library/item.ts';
import { joinLibrary } from '../library/join-library.ts';

/** Who writes, for which partnership; `membership` is the one they act as. */
export type LibraryWriter = { readonly partnership: string; readonly membership: string };

/**
 * The whole library of a partnership by title: what is shipped, what it keeps, what its recorded audits brought along.
 * A few hundred items at most, so that it is read whole.
 */
export async function listLibrary(tx: Tx, partnership: string): Promise<readonly LibraryItem[]> {
  const items = await readItems(tx, partnership, null);
  const editions = await readEditions(tx, partnership, null);
  return joinLibrary(
    latest(items, (item) => item.ref),
    latest(editions, (edition) => edition.id),
    await listBrought(tx, partnership),
  );
}

/** Every version of an item and of its editions that the partnership wrote, the latest first. */
export async function listFormerTexts(
  tx: Tx,
  partnership: string,
  ref: string,
): Promise<{ readonly items: readonly Former<OwnItem>[]; readonly editions: readonly Former<OwnEdition>[] }> {
  return {
    items: await readItems(tx, partnership, ref),
    editions: await readEditions(tx, partnership, ref),
  };
}

/** The number of the latest version that the partnership wrote of an item, retired or not; 0 where it wrote none. */
export async function latestItemVersion(tx: Tx, partnership: string, ref: string): Promise<number> {
  return (await readItems(tx, partnership, ref))[0]?.version ?? 0;
}

/** The edition of this label as the partnership last wrote it, retired or not; null where it wrote none. */
export async function findOwnEdition(
  tx: Tx,
  partnership: string,
  document: string,
  label: string,
): Promise<OwnEdition | null> {
  const editions = latest(await readEditions(tx, partnership, document), (edition) => edition.id);
  return editions.find((edition) => edition.label.toLowerCase() === label.toLowerCase()) ?? null;
}

/** Writes the version after `version` of an item (0 for a new one); done again where somebody else wrote it meanwhile. */
export async function writeItem(
  tx: Tx,
  writer: LibraryWriter,
  key: { readonly ref: string; readonly version: number },
  texts: ItemTexts,
  retired: Retirement | null,
): Promise<void> {
  await orOvertaken(
    tx
      .insertInto('audits.library_item')
      .values({
        partnership_id: writer.partnership,
        ref: key.ref,
        version: key.version + 1,
        title: texts.title,
        kind: texts.kind,
        publisher: texts.publisher,
        nations: [...texts.nations],
        address: texts.address,
        purpose: texts.purpose,
        retired_on: retired?.on ?? null,
        retired_reason: retired?.reason ?? null,
        changed_by: writer.membership,
      })
      .execute(),
  );
}

/**
 * Writes the version after `version` of an edition; without an id, a new edition. See `writeItem`. A label that another
 * edition of the item has, in whatever case, breaks `library_edition_label`.
 */
export async function writeEdition(
  tx: Tx,
  writer: LibraryWriter,
  key: {
    readonly document: string;
    readonly label: string;
    readonly id: string | null;
    readonly version: number;
  },
  texts: EditionTexts,
  retired: Retirement | null,
): Promise<void> {
  await orOvertaken(
    tx
      .insertInto('audits.library_edition')
      .values({
        partnership_id: writer.partnership,
        document: key.document,
        id: key.id ?? randomUUID(),
        version: key.version + 1,
        label: key.label,
        in_force_from: texts.from === null ? null : toStored(texts.from),
        in_force_until: texts.until === null ? null : toStored(texts.until),
        address: texts.address,
        taken_from: texts.takenFrom,
        passage: texts.passage,
        is_quoted: texts.isQuoted,
        quoted_from: texts.quotedFrom,
        replaces: texts.replaces,
        note: texts.note,
        retired_on: retired?.on ?? null,
        retired_reason: retired?.reason ?? null,
        changed_by: writer.membership,
      })
      .execute(),
  );
}

/** The version that two people can write at the same moment. */
const writtenOnce = new Set(['library_item_pkey', 'library_edition_pkey']);

/** What somebody else added in the meantime is found when the work is done again. */
async function orOvertaken(written: Promise<unknown>): Promise<void> {
  try {
    await written;
  } catch (error) {
    throw writtenOnce.has(brokenConstraint(error) ?? '') ? new Overtaken(error) : error;
  }
}

async function readItems(
  tx: Tx,
  partnership: string,
  ref: string | null,
): Promise<readonly Former<OwnItem>[]> {
  let query = tx.selectFrom('audits.library_item').selectAll().where('partnership_id', '=', partnership);
  if (ref !== null) query = query.where('ref', '=', ref);
  const rows = await query.orderBy('version', 'desc').orderBy('ref').execute();
  return rows.map((row) => ({
    ref: row.ref,
    version: row.version,
    title: row.title,
    kind: kindOf(row.kind),
    publisher: row.publisher,
    nations: libraryNations.filter((nation) => row.nations.includes(nation)),
    address: row.address,
    purpose: row.purpose,
    retired: retirementOf(row),
    by: row.changed_by,
    at: row.changed_at,
  }));
}

async function readEditions(
  tx: Tx,
  partnership: string,
  document: string | null,
): Promise<readonly Former<OwnEdition>[]> {
  let query = tx.selectFrom('audits.library_edition').selectAll().where('partnership_id', '=', partnership);
  if (document !== null) query = query.where('document', '=', document);
  const rows = await query.orderBy('version', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    document: row.document,
    version: row.version,
    label: row.label,
    from: fromJson<PartialDate | undefined>(row.in_force_from) ?? null,
    until: fromJson<PartialDate | undefined>(row.in_force_until) ?? null,
    address: row.address,
    takenFrom: row.taken_from,
    passage: row.passage,
    isQuoted: row.is_quoted,
    quotedFrom: row.quoted_from,
    replaces: row.replaces,
    note: row.note,
    retired: retirementOf(row),
    by: row.changed_by,
    at: row.changed_at,
  }));
}

/** The latest version of each. */
function latest<Row extends { readonly version: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const kept = new Map<string, Row>();
  for (const row of rows) {
    const there = kept.get(keyOf(row));
    if (there === undefined || row.version > there.version) kept.set(keyOf(row), row);
  }
  return [...kept.values()];
}

/** What recorded audits brought along, the earliest audit first. */
async function listBrought(tx: Tx, partnership: string): Promise<readonly LibraryDocument[]> {
  const rows = await tx
    .selectFrom('audits.library_document as d')
    .innerJoin('audits.audit as a', (join) =>
      join.onRef('a.partnership_id', '=', 'd.partnership_id').onRef('a.id', '=', 'd.audit_id'),
    )
    .select('d.document')
    .where('d.partnership_id', '=', partnership)
    .where('a.partnership_id', '=', partnership)
    .where('a.zone', '=', 'learning')
    .orderBy(sql`a.year_day nulls first, a.id, d.position`)
    .execute();
  return rows.map((row) => fromJson<LibraryDocument>(row.document));
}

function retirementOf(row: {
  readonly retired_on: string | null;
  readonly retired_reason: string | null;
}): Retirement | null {
  const on = present(row.retired_on);
  return on === undefined ? null : { on, reason: row.retired_reason ?? '' };
}

/** The database's rule allows no other. */
function kindOf(code: string): LibraryKind {
  if (!isLibraryKind(code)) throw new TypeError('No kind of library item');
  return code;
}
