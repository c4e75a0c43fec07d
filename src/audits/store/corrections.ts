import { sql } from 'kysely';
import { brokenConstraint, fromJson, Overtaken, type Tx } from '#platform/db';
import type { Values } from '#platform/forms';
import type { TermsChange } from '../agreement.ts';
import { isOfAudit, type AuditKey } from '../audit-key.ts';
import { clearDraft, fillDraft } from './drafts.ts';

/** A published audit opened again to put something right. `begunBy` and `by` are memberships. */
export type Correction = {
  readonly number: number;
  readonly reason: string;
  readonly begunBy: string;
  readonly begunAt: Temporal.Instant;
  /** Null while it is open. */
  readonly ended: {
    readonly outcome: 'finished' | 'put_away';
    readonly by: string;
    readonly at: Temporal.Instant;
    readonly changes: readonly TermsChange[];
  } | null;
};

/**
 * Opens a published audit for correction; `stood` is its file as it stands, `values` the same as a draft. Its version
 * goes on by one, so that a file that was looked at before cannot be brought in over the correction, and neither can one
 * at the same moment.
 */
export async function beginCorrection(
  tx: Tx,
  key: AuditKey,
  membership: string,
  begun: { readonly reason: string; readonly stood: string; readonly values: Values },
): Promise<number> {
  await tx
    .updateTable('audits.audit')
    .set({ version: sql<number>`version + 1` })
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .execute();
  const last = await tx
    .selectFrom('audits.correction')
    .select((select) => select.fn.max('number').as('number'))
    .where(isOfAudit(key))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  try {
    await tx
      .insertInto('audits.correction')
      .values({
        partnership_id: key.partnership,
        audit_id: key.audit,
        number,
        reason: begun.reason,
        stood: begun.stood,
        opened_as: JSON.stringify(begun.values),
        begun_by: membership,
      })
      .execute();
  } catch (error) {
    // Somebody else opened one since this transaction began: done again, it is found.
    throw ['correction_pkey', 'correction_open'].includes(brokenConstraint(error) ?? '')
      ? new Overtaken(error)
      : error;
  }
  // What a correction left that was put away is no part of this one.
  await clearDraft(tx, key);
  await fillDraft(tx, key, membership, begun.values);
  return number;
}

/** The draft that the open correction was opened as. */
export async function getOpenedAs(tx: Tx, key: AuditKey): Promise<Values> {
  const row = await tx
    .selectFrom('audits.correction')
    .select('opened_as')
    .where(isOfAudit(key))
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row === undefined ? {} : fromJson<Values>(row.opened_as);
}

/** The correction of an audit that is open; null where there is none. */
export async function findOpenCorrection(tx: Tx, key: AuditKey): Promise<Correction | null> {
  const row = await tx
    .selectFrom('audits.correction')
    .select(['number', 'reason', 'begun_by', 'begun_at'])
    .where(isOfAudit(key))
    .where('outcome', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    number: row.number,
    reason: row.reason,
    begunBy: row.begun_by,
    begunAt: row.begun_at,
    ended: null,
  };
}

/** All corrections of an audit, the latest first. */
export async function listCorrections(tx: Tx, key: AuditKey): Promise<readonly Correction[]> {
  const rows = await tx
    .selectFrom('audits.correction')
    .select(['number', 'reason', 'begun_by', 'begun_at', 'outcome', 'changes', 'ended_by', 'ended_at'])
    .where(isOfAudit(key))
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    reason: row.reason,
    begunBy: row.begun_by,
    begunAt: row.begun_at,
    ended:
      row.ended_by === null || row.ended_at === null
        ? null
        : {
            outcome: row.outcome === 'finished' ? 'finished' : 'put_away',
            by: row.ended_by,
            at: row.ended_at,
            changes: fromJson<readonly TermsChange[] | undefined>(row.changes) ?? [],
          },
  }));
}

/** The file of an audit as it stood before a correction; null where there is no such correction. */
export async function getStoodBefore(tx: Tx, key: AuditKey, number: number): Promise<string | null> {
  const row = await tx
    .selectFrom('audits.correction')
    .select('stood')
    .where(isOfAudit(key))
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.stood ?? null;
}

/**
 * Ends the correction that is open, with what it changed, or (null) put away, and throws its draft away. False when none
 * is open any longer.
 */
export async function endCorrection(
  tx: Tx,
  key: AuditKey,
  membership: string,
  changes: readonly TermsChange[] | null,
): Promise<boolean> {
  const ended = await tx
    .updateTable('audits.correction')
    .set({
      outcome: changes === null ? 'put_away' : 'finished',
      changes: changes === null ? null : JSON.stringify(changes),
      ended_by: membership,
      ended_at: sql<Temporal.Instant>`now()`,
    })
    .where(isOfAudit(key))
    .where('outcome', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return false;
  await clearDraft(tx, key);
  return true;
}
