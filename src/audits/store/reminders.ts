import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isTurn, type Turn } from '../milestone.ts';

/** A date of an audit under way that is not reached, with who takes part in it. */
export type OpenMilestone = {
  readonly audit: string;
  readonly code: string;
  readonly day: string;
  readonly whose: Turn;
  readonly doneOn: null;
  /** Agencies that are asked now, and the memberships of those who commission the audit. */
  readonly agencies: readonly string[];
  readonly commissioners: readonly string[];
};

/** Days before and after a date beyond which nobody is reminded of it, whatever holidays lie between. */
const around = { before: 30, after: 60 };

/** The dates of a partnership's audits under way that somebody may have to be reminded of on an ISO day. */
export async function listMilestonesAround(
  tx: Tx,
  partnership: string,
  day: string,
): Promise<readonly OpenMilestone[]> {
  const found = await sql<{
    audit: string;
    code: string;
    day: string;
    whose: string;
    agencies: string[];
    commissioners: string[];
  }>`select m.audit_id as audit, m.code, m.day, m.whose,
      array(select r.agency_id from audits.request r
        where r.partnership_id = ${partnership} and r.audit_id = m.audit_id and r.withdrawn_at is null
        order by r.agency_id) as agencies,
      array(select c.membership_id from audits.commissioner c
        where c.partnership_id = ${partnership} and c.audit_id = m.audit_id and c.left_at is null
          and c.membership_id is not null order by c.membership_id) as commissioners
    from audits.milestone m
    join audits.audit a on a.partnership_id = m.partnership_id and a.id = m.audit_id
    where m.partnership_id = ${partnership} and m.done_on is null and a.stage = 'underway'
      and m.day between ${day}::date - ${around.after}::int and ${day}::date + ${around.before}::int
    order by m.audit_id, m.code`.execute(tx);
  return found.rows.map((row) => ({
    ...row,
    whose: isTurn(row.whose) ? row.whose : 'coordinator',
    doneOn: null,
  }));
}

/** Notes that a mail written on an ISO day tells of a date; only a job can. */
export async function noteReminder(
  tx: Tx,
  partnership: string,
  { audit, code }: Pick<OpenMilestone, 'audit' | 'code'>,
  day: string,
): Promise<void> {
  await tx
    .updateTable('audits.milestone')
    .set({ reminded_on: day })
    .where('partnership_id', '=', partnership)
    .where('audit_id', '=', audit)
    .where('code', '=', code)
    .execute();
}
