import { sql } from 'kysely';
import { isOfAudit, type AuditKey } from '#audits';
import type { Tx } from '#platform/db';
import type { AuditTool } from '../kept-tool.ts';
import type { ToolForm } from '../tool.ts';

/** Which tools an audit's cases are looked at with. */
export async function listAuditTools(tx: Tx, key: AuditKey): Promise<readonly AuditTool[]> {
  const found = await sql<{
    method: string;
    tool_id: string;
    number: number;
    due_on: string;
    evidence_allowed: boolean;
    name: string;
    form: ToolForm;
    is_retired: boolean;
    latest: number;
    behind: string;
  }>`
    select a.method, a.tool_id, a.number, a.due_on::text as due_on, a.evidence_allowed, t.name, t.form, t.retired_at is not null as is_retired,
      (select max(v.number) from returns.tool_version v
        where v.partnership_id = a.partnership_id and v.tool_id = a.tool_id) as latest,
      (select count(*) from returns.return r where r.partnership_id = a.partnership_id and r.audit_id = a.audit_id
        and r.tool_id = a.tool_id and r.tool_number < a.number and r.state in ('open', 'sent_back')) as behind
    from returns.audit_tool a join returns.tool t on t.partnership_id = a.partnership_id and t.id = a.tool_id
    where a.partnership_id = ${key.partnership} and a.audit_id = ${key.audit} order by a.method`.execute(tx);
  return found.rows.map((row) => ({
    method: row.method,
    tool: row.tool_id,
    name: row.name,
    form: row.form,
    number: row.number,
    latest: row.latest,
    isRetired: row.is_retired,
    dueOn: row.due_on,
    takesFiles: row.evidence_allowed,
    behind: Number(row.behind),
  }));
}

/**
 * Chooses the tool for a method of an audit, or for all ('*'), in place of the one chosen before. Whether files may be added
 * stays as it was where that is not said; at first they may not.
 */
export async function chooseAuditTool(
  tx: Tx,
  key: AuditKey,
  membership: string,
  chosen: Pick<AuditTool, 'method' | 'tool' | 'number' | 'dueOn'> & Partial<Pick<AuditTool, 'takesFiles'>>,
): Promise<void> {
  const values = {
    tool_id: chosen.tool,
    number: chosen.number,
    due_on: chosen.dueOn,
    chosen_by: membership,
    ...(chosen.takesFiles === undefined ? {} : { evidence_allowed: chosen.takesFiles }),
  };
  await tx
    .insertInto('returns.audit_tool')
    .values({ partnership_id: key.partnership, audit_id: key.audit, method: chosen.method, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['partnership_id', 'audit_id', 'method'])
        .doUpdateSet({ ...values, chosen_at: sql<Temporal.Instant>`now()` }),
    )
    .execute();
}

/**
 * Moves the returns of an audit that are being written with an older version of a tool to this one, and writes down in
 * each return's history from which; what they hold stays (`answersAfterMove`). Those handed in or signed stay as they
 * are. Returns how many.
 */
export async function moveReturnsToVersion(
  tx: Tx,
  key: AuditKey,
  membership: string,
  to: { readonly tool: string; readonly number: number },
): Promise<number> {
  const moved = await sql<{ id: string; agency_id: string; earlier: number; steps: number }>`
    with due as (
      select id, tool_number from returns.return
      where ${isOfAudit(key)} and tool_id = ${to.tool} and tool_number < ${to.number} and state in ('open', 'sent_back')
      order by id for update
    )
    update returns.return r set tool_number = ${to.number}, version = r.version + 1, changed_at = now()
    from due where r.partnership_id = ${key.partnership} and r.audit_id = ${key.audit} and r.id = due.id
    returning r.id, r.agency_id, due.tool_number as earlier,
      (select coalesce(max(s.number), 0) from returns.step s
        where s.partnership_id = r.partnership_id and s.audit_id = r.audit_id and s.return_id = r.id) as steps`.execute(
    tx,
  );
  for (const row of moved.rows)
    await tx
      .insertInto('returns.step')
      .values({
        partnership_id: key.partnership,
        audit_id: key.audit,
        return_id: row.id,
        number: row.steps + 1,
        agency_id: row.agency_id,
        kind: 'moved_to_version',
        detail: JSON.stringify({ from: row.earlier, to: to.number }),
        done_by: membership,
      })
      .execute();
  return moved.rows.length;
}
