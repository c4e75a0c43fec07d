import { sql } from 'kysely';
import { isOfAudit } from '#audits';
import type { Tx } from '#platform/db';
import type { ReturnKey } from './entries.ts';

/** Minutes after which somebody who does nothing in a section is not there any more. */
const minutesThere = 5;

/** Says that somebody is in a section of a return now. */
export async function markPresent(
  tx: Tx,
  key: ReturnKey,
  membership: string,
  section: string,
): Promise<void> {
  await sql`insert into returns.presence (partnership_id, audit_id, return_id, membership_id, agency_id, section)
    values (${key.partnership}, ${key.audit}, ${key.return}, ${membership}, ${key.agency}, ${section.slice(0, 80)})
    on conflict (partnership_id, audit_id, return_id, membership_id)
    do update set section = excluded.section, seen_at = now()
    where returns.presence.section <> excluded.section or returns.presence.seen_at < now() - interval '30 seconds'`.execute(
    tx,
  );
}

/** Who is in which section of a return now, as memberships. */
export async function listPresent(
  tx: Tx,
  key: ReturnKey,
): Promise<readonly { readonly membership: string; readonly section: string }[]> {
  const rows = await tx
    .selectFrom('returns.presence')
    .select(['membership_id', 'section'])
    .where(isOfAudit(key))
    .where('return_id', '=', key.return)
    .where(sql<boolean>`seen_at > now() - make_interval(mins => ${minutesThere})`)
    .orderBy('membership_id')
    .execute();
  return rows.map((row) => ({ membership: row.membership_id, section: row.section }));
}
