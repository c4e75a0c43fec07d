import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { asText, asTexts, type Values } from '#platform/forms';
import type { AuditKey } from '../audit-key.ts';
import { isLiveStage, type LiveAudit } from '../live-audit.ts';
import { getDraft, writeDraft } from './drafts.ts';

/**
 * Begins a live audit or a template with what its draft holds at first; the work stays out of the learning zone.
 * @returns its id.
 */
export async function beginAudit(
  tx: Tx,
  partnership: string,
  membership: string,
  begun: { readonly origin: 'live' | 'template'; readonly values: Values; readonly from: string | null },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('audits.audit')
    .values({
      partnership_id: partnership,
      id,
      // A live audit is known by its id until it is published.
      short_name: id,
      origin: begun.origin,
      stage: begun.origin === 'live' ? 'commissioning' : 'template',
      zone: 'work',
      begun_from: begun.from,
      ...headerOf(begun.values),
      sample: '{}',
    })
    .execute();
  await writeDraft(tx, { partnership, audit: id }, membership, begun.values);
  return id;
}

/** What lists show of a draft, kept in the audit's own row. */
function headerOf(values: Values) {
  return {
    title: asText(values['title']) || 'An audit without a title yet',
    subject: asText(values['subject']) || 'Not said yet',
    topics: [...asTexts(values['themes'])],
  };
}

const headerFields = ['title', 'subject', 'themes'];

/** Keeps an audit's row in step with its draft; `changes` are those just written. */
export async function renewHeader(tx: Tx, key: AuditKey, changes: Values): Promise<void> {
  if (!Object.keys(changes).some((name) => headerFields.includes(name))) return;
  await tx
    .updateTable('audits.audit')
    .set(headerOf(await getDraft(tx, key, { names: headerFields })))
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .execute();
}

/** A live audit or template; null when it is not there, not yours, or recorded from a publication. */
export async function findLiveAudit(tx: Tx, key: AuditKey): Promise<LiveAudit | null> {
  const row = await tx
    .selectFrom('audits.audit')
    .select(['id', 'origin', 'stage', 'title', 'subject', 'begun_from'])
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .where('origin', '<>', 'recorded')
    .executeTakeFirst();
  return row === undefined ? null : liveAuditOf(row);
}

type Row = {
  readonly id: string;
  readonly origin: string;
  readonly stage: string;
  readonly title: string;
  readonly subject: string;
  readonly begun_from: string | null;
};

function liveAuditOf(row: Row): LiveAudit {
  const isTemplate = row.origin === 'template';
  return {
    id: row.id,
    origin: isTemplate ? 'template' : 'live',
    stage: isLiveStage(row.stage) ? row.stage : 'template',
    title: row.title,
    subject: row.subject,
    begunFrom: row.begun_from,
  };
}

/** A live audit in a list: what its terms have come to. */
export type LiveAuditSummary = LiveAudit & {
  readonly themes: readonly string[];
  readonly lastVersion: number | null;
  readonly touchedAt: Temporal.Instant | null;
};

/** The live audits (or templates) of a partnership, last touched first; what was withdrawn comes with the others. */
export async function listLiveAudits(
  tx: Tx,
  partnership: string,
  origin: 'live' | 'template' = 'live',
): Promise<readonly LiveAuditSummary[]> {
  const rows = await sql<
    Row & {
      topics: string[];
      last_version: number | null;
      touched_at: Temporal.Instant | null;
    }
  >`select a.id, a.origin, a.stage, a.title, a.subject, a.begun_from, a.topics, last.version as last_version,
      (select max(f.changed_at) from audits.draft_field f
        where f.partnership_id = ${partnership} and f.audit_id = a.id) as touched_at
    from audits.audit a
    left join lateral (select max(v.number) as version from audits.terms_version v
      where v.partnership_id = ${partnership} and v.audit_id = a.id) last on true
    where a.partnership_id = ${partnership} and a.zone = 'work' and a.origin = ${origin}
    order by touched_at desc nulls last, a.id`.execute(tx);
  return rows.rows.map((row) => ({
    ...liveAuditOf(row),
    themes: row.topics,
    lastVersion: row.last_version,
    touchedAt: row.touched_at,
  }));
}

/** Moves a live audit on to a stage from the one it was seen in; false when it is there no longer. */
export async function moveStage(
  tx: Tx,
  key: AuditKey,
  from: LiveAudit['stage'],
  to: LiveAudit['stage'],
): Promise<boolean> {
  const moved = await tx
    .updateTable('audits.audit')
    .set({ stage: to })
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .where('stage', '=', from)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
