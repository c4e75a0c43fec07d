import { sql } from 'kysely';
import { fromJson, type Tx } from '#platform/db';
import type { KeptText } from '../drafts/former-value.ts';
import type { PlannedAudit, Priority } from '../programme/planned-audit.ts';

/** Where what a planned audit, or a priority, held before is kept. */
const places = {
  planned: { row: 'audits.planned_audit', former: 'audits.planned_former', id: 'planned_id' },
  priority: { row: 'audits.priority', former: 'audits.priority_former', id: 'priority_id' },
} as const;
export type FormerOf = keyof typeof places;

/** Keeps a planned audit or a priority as it stands, `content`, before it is changed. */
export async function keepFormer(
  tx: Tx,
  partnership: string,
  which: FormerOf,
  content: PlannedAudit | Priority,
): Promise<void> {
  const { row, former, id } = places[which];
  // Locked before it is kept: whoever comes second gets a collision, which is done again, and not a broken key, which is not.
  await sql`insert into ${sql.table(former)} (partnership_id, ${sql.ref(id)}, version, content, changed_by, changed_at)
    select partnership_id, id, version, ${JSON.stringify(content)}::jsonb, changed_by, changed_at from ${sql.table(row)}
    where partnership_id = ${partnership} and id = ${content.id} for update`.execute(tx);
}

/** Earlier texts read at most; nobody changes a plan so often. */
const formerShown = 200;

/** All that a planned audit held, the first first, the last as it stands. */
export async function listPlannedTexts(
  tx: Tx,
  partnership: string,
  planned: PlannedAudit,
): Promise<readonly KeptText<PlannedAudit>[]> {
  return await listTexts(tx, partnership, 'planned', planned);
}

/** All that a priority held, the first first, the last as it stands. */
export async function listPriorityTexts(
  tx: Tx,
  partnership: string,
  priority: Priority,
): Promise<readonly KeptText<Priority>[]> {
  return await listTexts(tx, partnership, 'priority', priority);
}

async function listTexts<Content extends PlannedAudit | Priority>(
  tx: Tx,
  partnership: string,
  which: FormerOf,
  now: Content,
): Promise<readonly KeptText<Content>[]> {
  const { row, former, id } = places[which];
  const found = await sql<{ content: unknown; changed_by: string; changed_at: Temporal.Instant }>`
    select content, changed_by, changed_at from (
      select version, content, changed_by, changed_at from ${sql.table(former)}
        where partnership_id = ${partnership} and ${sql.ref(id)} = ${now.id}
      union all
      select version, null, changed_by, changed_at from ${sql.table(row)}
        where partnership_id = ${partnership} and id = ${now.id}
      order by version desc limit ${formerShown}
    ) latest order by version`.execute(tx);
  return found.rows.map((one) => ({
    content: one.content === null ? now : fromJson<Content>(one.content),
    by: one.changed_by,
    at: one.changed_at,
  }));
}
