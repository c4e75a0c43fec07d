// What the programme says of audits that are more than planned. Whoever may not see work under way gets none of it.
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { BusyElsewhere, Days } from '../programme/planned-audit.ts';
import type { Became } from '../rules/planned-state.ts';

/** What these audits are by now, as far as whoever asks sees them. */
export async function listBecame(
  tx: Tx,
  partnership: string,
  audits: readonly string[],
): Promise<ReadonlyMap<string, Became>> {
  const rows = await tx
    .selectFrom('audits.audit')
    .select(['id', 'stage', 'zone'])
    .where('partnership_id', '=', partnership)
    .where(sql<boolean>`id = any (${[...audits]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, { stage: row.stage, isPublished: row.zone === 'learning' }]));
}

/** The first and last date of each audit that has started; both of an audit are there, reached or not. */
export async function listSpans(tx: Tx, partnership: string): Promise<ReadonlyMap<string, Days>> {
  const rows = await tx
    .selectFrom('audits.milestone')
    .select(['audit_id', sql<string>`min(day)`.as('from'), sql<string>`max(day)`.as('until')])
    .where('partnership_id', '=', partnership)
    .groupBy('audit_id')
    .execute();
  return new Map(rows.map((row) => [row.audit_id, { from: row.from, until: row.until }]));
}

/**
 * The spans of days on which agencies that serve this partnership are asked in another one: those that reach into `days`,
 * for whoever coordinates, and nothing for anybody else. What asks them there is not told.
 */
export async function listBusyElsewhere(tx: Tx, { from, until }: Days): Promise<readonly BusyElsewhere[]> {
  const found = await sql<{ agency_id: string; from_day: string; until_day: string }>`
    select * from audits.busy_elsewhere(${from}, ${until})`.execute(tx);
  return found.rows.map((row) => ({
    agency: row.agency_id,
    days: { from: row.from_day, until: row.until_day },
  }));
}

/** The agencies that each audit asks by now, by audit. */
export async function listAskedAgencies(
  tx: Tx,
  partnership: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .selectFrom('audits.request')
    .select(['audit_id', sql<string[]>`array_agg(agency_id order by agency_id)`.as('agencies')])
    .where('partnership_id', '=', partnership)
    .where('withdrawn_at', 'is', null)
    .groupBy('audit_id')
    .execute();
  return new Map(rows.map((row) => [row.audit_id, row.agencies]));
}

/** An audit of the learning, for a list that one is chosen from or a year's. */
export type PublishedAuditLine = { readonly id: string; readonly title: string };

/** The published audits that speak of these days last, the latest first; all of them without days. */
export async function listPublishedOf(
  tx: Tx,
  partnership: string,
  days: Days | null,
): Promise<readonly PublishedAuditLine[]> {
  let query = tx
    .selectFrom('audits.audit')
    .select(['id', 'title'])
    .where('partnership_id', '=', partnership)
    .where('zone', '=', 'learning')
    .orderBy('year_day', (order) => order.desc().nullsLast())
    .orderBy('id');
  if (days !== null) query = query.where('year_day', '>=', days.from).where('year_day', '<=', days.until);
  return await query.execute();
}
