import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db';
import { isInHandState, type InHandSummary, type InHandState } from '../in-hand.ts';

export type InHandFilter = {
  /** Those in any of these states; without it all but what was withdrawn. */
  readonly states?: readonly InHandState[] | undefined;
  /** Words that stand in the title or the subject, as typed. */
  readonly text?: string | undefined;
};

export const inHandOrders = ['latest', 'earliest', 'title', 'state'] as const;
export type InHandOrder = (typeof inHandOrders)[number];

const orders: Readonly<Record<InHandOrder, RawBuilder<unknown>>> = {
  latest: sql`touched_at desc nulls last, id`,
  earliest: sql`touched_at asc nulls last, id`,
  title: sql`lower(title), id`,
  state: sql`array_position(array['commissioning', 'planned', 'underway', 'closed', 'recording', 'correcting', 'withdrawn'], state),
    touched_at desc nulls last, id`,
};

/** The audits that a partnership has in hand: live ones, and those that are recorded or corrected by pages. */
export async function listAuditsInHand(
  tx: Tx,
  partnership: string,
  filter: InHandFilter = {},
  part: { readonly offset?: number; readonly limit?: number; readonly order?: InHandOrder } = {},
): Promise<readonly InHandSummary[]> {
  const rows = await sql<{
    id: string;
    title: string;
    topics: string[];
    state: string;
    touched_at: Temporal.Instant | null;
    last_version: number | null;
    to_agree: number;
  }>`with shown as (
      select one.*, touched.touched_at from (${inHand(partnership, filter)}) one
      left join (select f.audit_id, max(f.changed_at) as touched_at from audits.draft_field f
        where f.partnership_id = ${partnership} group by f.audit_id) touched on touched.audit_id = one.id
      order by ${orders[part.order ?? 'latest']}
      offset ${part.offset ?? 0} limit ${part.limit ?? null}
    )
    select shown.*, last.version as last_version,
      (select count(*)::int from audits.commissioner c
        where c.partnership_id = ${partnership} and c.audit_id = shown.id and c.left_at is null
          and coalesce((select g.answer from audits.agreement g
            where g.partnership_id = ${partnership} and g.audit_id = shown.id and g.number = last.version
              and g.commissioner_id = c.id order by g.recorded_at desc limit 1), '') <> 'agreed') as to_agree
    from shown
    left join lateral (select max(v.number) as version from audits.terms_version v
      where v.partnership_id = ${partnership} and v.audit_id = shown.id) last on true
    order by ${orders[part.order ?? 'latest']}`.execute(tx);
  return rows.rows.map((row) => ({
    id: row.id,
    title: row.title,
    themes: row.topics,
    state: isInHandState(row.state) ? row.state : 'commissioning',
    lastVersion: row.last_version,
    toAgree: row.to_agree,
    touchedAt: row.touched_at,
  }));
}

/** How many of them match. */
export async function countAuditsInHand(
  tx: Tx,
  partnership: string,
  filter: InHandFilter = {},
): Promise<number> {
  const rows = await sql<{
    count: string;
  }>`select count(*) as count from (${inHand(partnership, filter)}) one`.execute(tx);
  return Number(rows.rows[0]?.count ?? 0);
}

/** Every audit in hand that matches; a recording that was put away is none any longer. */
function inHand(partnership: string, { states, text }: InHandFilter): RawBuilder<unknown> {
  const words = text === undefined ? null : `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return sql`select * from (
      select a.id, a.title, a.subject, a.topics,
        case when c.number is null then a.stage else 'correcting' end as state
      from audits.audit a
      left join audits.correction c
        on c.partnership_id = ${partnership} and c.audit_id = a.id and c.outcome is null
      where a.partnership_id = ${partnership} and (a.zone = 'work' or c.number is not null)
        and (a.origin = 'live' or a.stage <> 'withdrawn') and a.origin <> 'template'
    ) known
    where ${states === undefined ? sql`state <> 'withdrawn'` : sql`state = any (${[...states]})`}
      ${words === null ? sql`` : sql`and (title ilike ${words} or subject ilike ${words})`}`;
}
