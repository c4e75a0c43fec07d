import { sql, type RawBuilder } from 'kysely';
import { fromJson, Overtaken, type Tx } from '#platform/db';
import type { Stored, Values } from '#platform/forms';
import { isOfAudit, type AuditKey } from '../audit-key.ts';
import type { FormerValue } from '../drafts/former-value.ts';
import { formerShown, isFormerOf, oneSitting, type FieldsAndLists } from './former-fields.ts';

/** Which fields of a draft: those of these names, and those whose names begin so. */
export type DraftFields = { readonly names: readonly string[]; readonly starts?: readonly string[] };

/** The values of a draft by field, all of them or those asked for; what was emptied is left out. */
export async function getDraft(tx: Tx, key: AuditKey, fields?: DraftFields): Promise<Values> {
  let query = tx
    .selectFrom('audits.draft_field')
    .select(['field', 'value'])
    .where(isOfAudit(key))
    .where(sql<boolean>`value <> 'null'::jsonb`);
  if (fields !== undefined) query = query.where(isAmong(fields));
  const rows = await query.execute();
  return Object.fromEntries(rows.map((row) => [row.field, fromJson<Stored>(row.value)]));
}

function isAmong({ names, starts = [] }: DraftFields): RawBuilder<boolean> {
  const named = sql<boolean>`field = any (${[...names]})`;
  if (starts.length === 0) return named;
  // Names of fields hold neither of the two signs that mean something to it.
  return sql<boolean>`(${named} or field like any (${starts.map((start) => `${start}%`)}))`;
}

/** The same of several drafts in one statement, by audit; a draft without any of these fields is left out. */
export async function getDrafts(
  tx: Tx,
  partnership: string,
  audits: readonly string[],
  fields: DraftFields,
): Promise<ReadonlyMap<string, Values>> {
  const rows = await tx
    .selectFrom('audits.draft_field')
    .select(['audit_id', 'field', 'value'])
    .where('partnership_id', '=', partnership)
    .where(sql<boolean>`audit_id = any (${[...audits]}::uuid[])`)
    .where(sql<boolean>`value <> 'null'::jsonb`)
    .where(isAmong(fields))
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.audit_id)].map(([audit, own]) => [
      audit,
      Object.fromEntries(own.map((row) => [row.field, fromJson<Stored>(row.value)])),
    ]),
  );
}

/**
 * Writes fields of a draft; null empties one. What somebody else wrote before, or the same person at another sitting, is
 * kept among the former values. Two at once on one field come one after the other.
 */
export async function writeDraft(tx: Tx, key: AuditKey, membership: string, changes: Values): Promise<void> {
  const names = Object.keys(changes);
  if (names.length === 0) return;
  // Locked before it is kept: whoever comes second gets a collision, which is done again, and not a broken key, which is not.
  await sql`insert into audits.draft_former (partnership_id, audit_id, field, version, value, changed_by, changed_at)
    select partnership_id, audit_id, field, version, value, changed_by, changed_at from audits.draft_field
    where ${isOfAudit(key)} and field = any (${names})
      and (changed_by <> ${membership} or changed_at < now() - make_interval(mins => ${oneSitting}))
    for update`.execute(tx);
  for (const [field, value] of Object.entries(changes)) {
    const json = JSON.stringify(value);
    const changed = await sql`update audits.draft_field
      set value = ${json}::jsonb, version = version + 1, changed_by = ${membership}, changed_at = now()
      where ${isOfAudit(key)} and field = ${field}`.execute(tx);
    if (changed.numAffectedRows === 1n) continue;
    const added =
      await sql`insert into audits.draft_field (partnership_id, audit_id, field, value, version, changed_by)
      values (${key.partnership}, ${key.audit}, ${field}, ${json}::jsonb, ${nextVersion(key, sql`${field}`)}, ${membership})
      on conflict do nothing`.execute(tx);
    // Somebody else added it since this transaction began: done again, it is merged with what they wrote.
    if (added.numAffectedRows !== 1n) throw new Overtaken();
  }
}

/** Begins the draft of an audit that has none. */
export async function fillDraft(tx: Tx, key: AuditKey, membership: string, values: Values): Promise<void> {
  await sql`insert into audits.draft_field (partnership_id, audit_id, field, value, version, changed_by)
    select ${key.partnership}, ${key.audit}, one.key, one.value, ${nextVersion(key, sql`one.key`)}, ${membership}
    from jsonb_each(${JSON.stringify(values)}::jsonb) one`.execute(tx);
}

/** The version of a field that is written anew: an audit that is corrected had a draft before, whose former values stay. */
function nextVersion(key: AuditKey, field: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`1 + coalesce((select max(former.version) from audits.draft_former former
    where former.partnership_id = ${key.partnership} and former.audit_id = ${key.audit} and former.field = ${field}), 0)`;
}

/** What fields and the items of lists held before, the latest first. */
export async function listFormerValues(
  tx: Tx,
  key: AuditKey,
  of: FieldsAndLists,
): Promise<readonly FormerValue[]> {
  const rows = await tx
    .selectFrom('audits.draft_former')
    .select(['field', 'value', 'changed_by', 'changed_at', 'replaced_at'])
    .where(isOfAudit(key))
    .where(isFormerOf(of))
    .orderBy('replaced_at', 'desc')
    .orderBy('field')
    .orderBy('version', 'desc')
    .limit(formerShown)
    .execute();
  return rows.map((row) => ({
    field: row.field,
    value: fromJson<Stored>(row.value),
    by: row.changed_by,
    at: row.changed_at,
    until: row.replaced_at,
  }));
}

/** Throws a draft away once its content stands elsewhere. */
export async function clearDraft(tx: Tx, key: AuditKey): Promise<void> {
  await tx.deleteFrom('audits.draft_field').where(isOfAudit(key)).execute();
}
