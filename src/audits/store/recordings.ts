import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { brokenConstraint, Overtaken, type Tx } from '#platform/db';
import type { AuditKey } from '../audit-key.ts';
import { endCorrection, findOpenCorrection, type Correction } from './corrections.ts';
import { writeDraft } from './drafts.ts';

/** A published audit that is being recorded page by page. */
export type Recording = {
  readonly id: string;
  readonly shortName: string;
  readonly title: string;
  /** Why and by whom a published audit was opened again; null while one is recorded for the first time. */
  readonly correction: Correction | null;
};

/** Begins to record a published audit under a short name that nothing has yet; returns its id. */
export async function beginRecording(
  tx: Tx,
  partnership: string,
  membership: string,
  begun: { readonly title: string; readonly shortName: string },
): Promise<string> {
  const id = randomUUID();
  try {
    await tx
      .insertInto('audits.audit')
      .values({
        partnership_id: partnership,
        id,
        short_name: begun.shortName,
        origin: 'recorded',
        stage: 'recording',
        zone: 'work',
        title: begun.title,
        subject: 'Not said yet',
        topics: [],
        sample: '{}',
      })
      .execute();
  } catch (error) {
    // Somebody took the short name since this transaction began: done again, another one is found.
    if (brokenConstraint(error) !== 'audit_partnership_id_short_name_key') throw error;
    throw new Overtaken(error);
  }
  await writeDraft(tx, { partnership, audit: id }, membership, { title: begun.title });
  return id;
}

/** An audit while it is being recorded or corrected; null when it is not there, not yours, or recorded by now. */
export async function findRecording(tx: Tx, key: AuditKey): Promise<Recording | null> {
  const row = await tx
    .selectFrom('audits.audit')
    .select(['id', 'short_name', 'title', 'stage'])
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .where('stage', 'in', ['recording', 'recorded'])
    .executeTakeFirst();
  if (row === undefined) return null;
  const correction = row.stage === 'recording' ? null : await findOpenCorrection(tx, key);
  if (row.stage !== 'recording' && correction === null) return null;
  return { id: row.id, shortName: row.short_name, title: row.title, correction };
}

/** The short names of a partnership's audits that begin with this one. */
export async function listShortNames(tx: Tx, partnership: string, start: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('audits.audit')
    .select('short_name')
    .where('partnership_id', '=', partnership)
    .where(sql<boolean>`starts_with(short_name, ${start})`)
    .execute();
  return rows.map((row) => row.short_name);
}

/**
 * Puts a recording away that is not to be finished; what was typed is kept. Of a correction, what is published stays, and
 * what was typed does not. False when it is one no longer.
 */
export async function putRecordingAway(tx: Tx, key: AuditKey, membership: string): Promise<boolean> {
  if (await endCorrection(tx, key, membership, null)) return true;
  const moved = await tx
    .updateTable('audits.audit')
    .set({ stage: 'withdrawn' })
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .where('stage', '=', 'recording')
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
