import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isTurn, type Turn } from '../milestone.ts';

/** A date of an audit under way that is not reached, for the home of whoever has to see to it. */
export type OpenDate = {
  readonly audit: string;
  readonly title: string;
  /** Of the terms that were last put to the group. */
  readonly version: number;
  readonly code: string;
  readonly label: string;
  /** ISO. */
  readonly day: string;
  readonly whose: Turn;
};

/**
 * The dates up to an ISO day that are not reached, the earliest first, of the audits under way that whoever asks may see:
 * every one for a coordinator, those they commission for anybody else. At most `limit`, with how many there are.
 */
export async function listOpenDates(
  tx: Tx,
  partnership: string,
  wanted: { readonly until: string; readonly whose: readonly Turn[]; readonly limit: number },
): Promise<{ readonly dates: readonly OpenDate[]; readonly total: number }> {
  const { until, whose, limit } = wanted;
  // Who commissions an audit does not see its row, and knows of a withdrawal by the decision.
  const found = await sql<Omit<OpenDate, 'whose'> & { whose: string; total: number }>`
    select m.audit_id as audit, v.title, v.number as version, m.code, m.label, m.day, m.whose, m.total
    from (select m.*, (count(*) over ())::int as total from audits.milestone m
      left join audits.audit a on a.partnership_id = ${partnership} and a.id = m.audit_id
      where m.partnership_id = ${partnership} and m.done_on is null and m.day <= ${until}::date
        and m.whose = any (${[...whose]}::text[]) and coalesce(a.stage, 'underway') = 'underway'
        and coalesce((select d.kind from audits.decision d
          where d.partnership_id = ${partnership} and d.audit_id = m.audit_id
          order by d.recorded_at desc limit 1), '') <> 'withdrawn'
      order by m.day, m.audit_id, m.code limit ${limit}) m
    join lateral (select t.number, t.content -> 'terms' ->> 'title' as title from audits.terms_version t
      where t.partnership_id = ${partnership} and t.audit_id = m.audit_id order by t.number desc limit 1) v on true
    order by m.day, m.audit_id, m.code`.execute(tx);
  return {
    dates: found.rows.map((row) => ({ ...row, whose: isTurn(row.whose) ? row.whose : 'coordinator' })),
    total: found.rows[0]?.total ?? 0,
  };
}
