import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '../audit-key.ts';
import { isTurn, type Milestone } from '../milestone.ts';

/** The dates of an audit that has started, in order; none when they are not yours. */
export async function listMilestones(tx: Tx, key: AuditKey): Promise<readonly Milestone[]> {
  const rows = await tx
    .selectFrom('audits.milestone')
    .select(['code', 'label', 'day', 'whose', 'done_on', 'done_by', 'reminded_on'])
    .where(isOfAudit(key))
    .orderBy('day')
    .orderBy('code')
    .execute();
  return rows.map(milestoneOf);
}

function milestoneOf(row: {
  readonly code: string;
  readonly label: string;
  readonly day: string;
  readonly whose: string;
  readonly done_on: string | null;
  readonly done_by: string | null;
  readonly reminded_on: string | null;
}): Milestone {
  return {
    code: row.code,
    label: row.label,
    day: row.day,
    whose: isTurn(row.whose) ? row.whose : 'coordinator',
    doneOn: row.done_on,
    doneBy: row.done_by,
    remindedOn: row.reminded_on,
  };
}

/** Sets the dates of an audit as terms of reference plan them: what is done stays done, what is planned no longer goes. */
export async function setMilestones(
  tx: Tx,
  key: AuditKey,
  planned: readonly Pick<Milestone, 'code' | 'label' | 'day' | 'whose'>[],
): Promise<void> {
  const codes = planned.map((one) => one.code);
  let gone = tx.deleteFrom('audits.milestone').where(isOfAudit(key)).where('done_on', 'is', null);
  if (codes.length > 0) gone = gone.where('code', 'not in', codes);
  await gone.execute();
  for (const { code, label, day, whose } of planned) {
    await tx
      .insertInto('audits.milestone')
      .values({ partnership_id: key.partnership, audit_id: key.audit, code, label, day, whose })
      .onConflict((conflict) =>
        conflict.columns(['partnership_id', 'audit_id', 'code']).doUpdateSet({ label, day, whose }),
      )
      .execute();
  }
}

/** Moves a milestone and says whether it is reached; `by` is a membership. */
export async function changeMilestone(
  tx: Tx,
  key: AuditKey,
  code: string,
  to: { readonly day: string; readonly doneOn: string | null; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('audits.milestone')
    .set({ day: to.day, done_on: to.doneOn, done_by: to.doneOn === null ? null : to.by })
    .where(isOfAudit(key))
    .where('code', '=', code)
    .execute();
}

/** Says that a milestone was reached on an ISO day, where it is there and nobody said so before; `by` is a membership. */
export async function reachMilestone(
  tx: Tx,
  key: AuditKey,
  code: string,
  doneOn: string,
  by: string,
): Promise<void> {
  await tx
    .updateTable('audits.milestone')
    .set({ done_on: doneOn, done_by: by })
    .where(isOfAudit(key))
    .where('code', '=', code)
    .where('done_on', 'is', null)
    .execute();
}
