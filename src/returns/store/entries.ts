import { sql } from 'kysely';
import { openText, seal, type Key } from '#platform/crypto';
import { Overtaken, type Tx } from '#platform/db';
import type { Stored, Values } from '#platform/forms';
import {
  formerShown,
  isFormerOf,
  isOfAudit,
  oneSitting,
  type AuditKey,
  type FieldsAndLists,
  type FormerValue,
} from '#audits';
import { placeIn } from '#cases';

/** Which return, whose, and about which case; null where it is about the agency itself. */
export type ReturnKey = AuditKey & {
  readonly return: string;
  readonly agency: string;
  readonly case: string | null;
};

function placeOf(key: ReturnKey, field: string, version: number) {
  return placeIn(key, {
    ...(key.case === null ? {} : { case: key.case }),
    table: 'returns.entry',
    column: 'sealed',
    row: `${key.return}/${field}`,
    version,
  });
}

/** What a return holds. */
export type Entries = {
  /** By field; what was emptied is left out. */
  readonly values: Values;
  /** Of every field, go back with a write, so that a value is sealed for the version that it gets. */
  readonly versions: ReadonlyMap<string, number>;
  /** The codes of answers by field: what other questions are asked by. */
  readonly answers: ReadonlyMap<string, string>;
};

type Row = {
  readonly return_id: string;
  readonly field: string;
  readonly sealed: Uint8Array;
  readonly answer: string | null;
  readonly version: number;
};

/** What a return holds, opened with its case's key; of the values only those of `fields` where they are named. */
export async function getEntries(
  tx: Tx,
  caseKey: Key,
  key: ReturnKey,
  fields: readonly string[] | null = null,
): Promise<Entries> {
  const rows = await selectEntries(tx, key, [key.return]);
  return openRows(rows, caseKey, key, fields);
}

/** What several returns of one audit hold, by their ids, in one statement. */
export async function getEntriesOfMany(
  tx: Tx,
  audit: AuditKey,
  returns: readonly { readonly key: ReturnKey; readonly caseKey: Key }[],
): Promise<ReadonlyMap<string, Entries>> {
  const rows = await selectEntries(
    tx,
    audit,
    returns.map(({ key }) => key.return),
  );
  const byReturn = Map.groupBy(rows, (row) => row.return_id);
  return new Map(
    returns.map(({ key, caseKey }) => [
      key.return,
      openRows(byReturn.get(key.return) ?? [], caseKey, key, null),
    ]),
  );
}

async function selectEntries(tx: Tx, audit: AuditKey, ids: readonly string[]): Promise<readonly Row[]> {
  return await tx
    .selectFrom('returns.entry')
    .select(['return_id', 'field', 'sealed', 'answer', 'version'])
    .where(isOfAudit(audit))
    .where(sql<boolean>`return_id = any (${[...ids]}::uuid[])`)
    .execute();
}

function openRows(
  rows: readonly Row[],
  caseKey: Key,
  key: ReturnKey,
  fields: readonly string[] | null,
): Entries {
  const values: Record<string, Stored> = {};
  for (const { field, sealed, version } of rows) {
    if (fields !== null && !fields.includes(field)) continue;
    const value = JSON.parse(openText(caseKey, sealed, placeOf(key, field, version))) as Stored;
    if (value !== null) values[field] = value;
  }
  return {
    values,
    versions: new Map(rows.map((row) => [row.field, row.version])),
    answers: new Map(rows.flatMap(({ field, answer }) => (answer === null ? [] : [[field, answer]]))),
  };
}

/** The code in a value that is counted in plain: a standard's answer, a level, a grade, a yes or no; null where none. */
function answerOf(value: Stored): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const answer = (value as Readonly<Record<string, Stored>>)['answer'];
  return typeof answer === 'string' && /^[a-z0-9_]{1,40}$/.test(answer) ? answer : null;
}

/**
 * Writes fields of a return, sealed; null empties one. What somebody else wrote before, or the same person at another
 * sitting, is kept. Throws Overtaken when somebody wrote one of them since `versions` were read: done again, it is merged.
 */
export async function writeEntries(
  tx: Tx,
  caseKey: Key,
  key: ReturnKey,
  membership: string,
  changes: Values,
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  const names = Object.keys(changes);
  if (names.length === 0) return;
  await sql`insert into returns.entry_former
      (partnership_id, audit_id, return_id, field, version, agency_id, sealed, changed_by, changed_at)
    select partnership_id, audit_id, return_id, field, version, agency_id, sealed, changed_by, changed_at
    from returns.entry
    where ${isOfAudit(key)} and return_id = ${key.return} and field = any (${names})
      and (changed_by <> ${membership} or changed_at < now() - make_interval(mins => ${oneSitting}))
    for update`.execute(tx);
  for (const [field, value] of Object.entries(changes)) {
    const seen = versions.get(field);
    const version = (seen ?? 0) + 1;
    const sealed = Buffer.from(seal(caseKey, JSON.stringify(value), placeOf(key, field, version)));
    const answer = answerOf(value);
    const written =
      seen === undefined
        ? await sql`insert into returns.entry
            (partnership_id, audit_id, return_id, field, agency_id, answer, sealed, version, changed_by)
            values (${key.partnership}, ${key.audit}, ${key.return}, ${field}, ${key.agency}, ${answer}, ${sealed}, ${version}, ${membership})
            on conflict do nothing`.execute(tx)
        : await sql`update returns.entry
            set answer = ${answer}, sealed = ${sealed}, version = ${version}, changed_by = ${membership}, changed_at = now()
            where ${isOfAudit(key)} and return_id = ${key.return} and field = ${field} and version = ${seen}`.execute(
            tx,
          );
    if (written.numAffectedRows !== 1n) throw new Overtaken();
  }
}

/** What fields and the items of lists of a return held before, the latest first. */
export async function listFormerEntries(
  tx: Tx,
  caseKey: Key,
  key: ReturnKey,
  of: FieldsAndLists,
): Promise<readonly FormerValue[]> {
  const rows = await tx
    .selectFrom('returns.entry_former')
    .select(['field', 'sealed', 'version', 'changed_by', 'changed_at', 'replaced_at'])
    .where(isOfAudit(key))
    .where('return_id', '=', key.return)
    .where(isFormerOf(of))
    .orderBy('replaced_at', 'desc')
    .orderBy('field')
    .orderBy('version', 'desc')
    .limit(formerShown)
    .execute();
  return rows.map((row) => ({
    field: row.field,
    value: JSON.parse(openText(caseKey, row.sealed, placeOf(key, row.field, row.version))) as Stored,
    by: row.changed_by,
    at: row.changed_at,
    until: row.replaced_at,
  }));
}
