import { sql } from 'kysely';
import { isOfAudit, type AuditKey } from '#audits';
import { fromJson, type Tx } from '#platform/db';
import type { AgencyReturn, ReturnState, ReturnStep, ReturnStepKind } from '../return.ts';

const columns = [
  'audit_id',
  'id',
  'case_id',
  'case_number',
  'agency_id',
  'service_id',
  'setting_id',
  'tool_id',
  'tool_number',
  'state',
  'due_on',
  'version',
  'signed',
  'changed_at',
] as const;

type Row = {
  readonly audit_id: string;
  readonly id: string;
  readonly case_id: string | null;
  readonly case_number: number | null;
  readonly agency_id: string;
  readonly service_id: string | null;
  readonly setting_id: string | null;
  readonly tool_id: string;
  readonly tool_number: number;
  readonly state: string;
  readonly due_on: string;
  readonly version: number;
  readonly signed: number;
  readonly changed_at: Temporal.Instant;
};

function returnOf(row: Row): AgencyReturn {
  return {
    id: row.id,
    case: row.case_id,
    caseNumber: row.case_number,
    agency: row.agency_id,
    service: row.service_id,
    setting: row.setting_id,
    tool: row.tool_id,
    toolNumber: row.tool_number,
    state: row.state as ReturnState,
    dueOn: row.due_on,
    version: row.version,
    signed: row.signed,
    changedAt: row.changed_at,
  };
}

/** Every return of an audit, also those withdrawn, by case and agency; none when they are not yours. */
export async function listReturns(tx: Tx, key: AuditKey): Promise<readonly AgencyReturn[]> {
  const rows = await tx
    .selectFrom('returns.return')
    .select(columns)
    .where(isOfAudit(key))
    .orderBy('case_number')
    .orderBy('id')
    .execute();
  return rows.map(returnOf);
}

/** One return of an audit; null when it is not there or not yours. With `lock` nobody else moves it meanwhile. */
export async function findReturn(
  tx: Tx,
  key: AuditKey,
  id: string,
  lock: 'lock' | 'look' = 'look',
): Promise<AgencyReturn | null> {
  const asked = tx.selectFrom('returns.return').select(columns).where(isOfAudit(key)).where('id', '=', id);
  const row = await (lock === 'lock' ? asked.forUpdate() : asked).executeTakeFirst();
  return row === undefined ? null : returnOf(row);
}

/** A return that whoever asks works on, what its audit is called, and what it asks by, sealed. */
export type MyReturn = AgencyReturn & {
  readonly audit: string;
  readonly title: string;
  readonly sealedAsked: Uint8Array | null;
};

/** The returns that whoever asks works on, over all audits of the partnership they act in, the first due first; or one. */
export async function listMyReturns(tx: Tx, named: string | null = null): Promise<readonly MyReturn[]> {
  const found = await sql<
    Row & { title: string; sealed_asked: Uint8Array | null }
  >`select * from returns.list_my_returns(${named}::uuid)`.execute(tx);
  return found.rows.map((row) => ({
    ...returnOf(row),
    audit: row.audit_id,
    title: row.title,
    sealedAsked: row.sealed_asked,
  }));
}

export type NewReturn = Pick<
  AgencyReturn,
  'id' | 'case' | 'caseNumber' | 'agency' | 'service' | 'setting' | 'tool' | 'toolNumber' | 'dueOn'
> & { readonly sealedAsked: Uint8Array };

/** Opens a return for an agency. What is open already stays as it is; true when it was opened. */
export async function openReturn(
  tx: Tx,
  key: AuditKey,
  membership: string,
  one: NewReturn,
): Promise<boolean> {
  const added = await sql`insert into returns.return
      (partnership_id, audit_id, id, case_id, case_number, agency_id, service_id, setting_id, tool_id, tool_number, due_on, sealed_asked)
    values (${key.partnership}, ${key.audit}, ${one.id}, ${one.case}, ${one.caseNumber}, ${one.agency}, ${one.service},
      ${one.setting}, ${one.tool}, ${one.toolNumber}, ${one.dueOn}, ${Buffer.from(one.sealedAsked)})
    on conflict do nothing`.execute(tx);
  if (added.numAffectedRows !== 1n) return false;
  await addStep(tx, key, one, { kind: 'opened', by: membership });
  return true;
}

/** Brings a return, seen at its version, into another state; false when somebody else was first. */
export async function moveReturn(
  tx: Tx,
  key: AuditKey,
  seen: Pick<AgencyReturn, 'id' | 'version'>,
  to: { readonly state: ReturnState; readonly signed?: number },
): Promise<boolean> {
  const moved = await tx
    .updateTable('returns.return')
    .set({
      state: to.state,
      version: seen.version + 1,
      changed_at: sql<Temporal.Instant>`now()`,
      ...(to.signed === undefined ? {} : { signed: to.signed }),
    })
    .where(isOfAudit(key))
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

/** Writes down what happened to a return. `sealed` are words of somebody, under the case's key. */
export async function addStep(
  tx: Tx,
  key: AuditKey,
  of: Pick<AgencyReturn, 'id' | 'agency'>,
  step: {
    readonly kind: ReturnStepKind;
    readonly by: string;
    readonly sealed?: Uint8Array;
    readonly detail?: ReturnStep['detail'];
  },
): Promise<void> {
  const sealed = step.sealed === undefined ? null : Buffer.from(step.sealed);
  await sql`insert into returns.step (partnership_id, audit_id, return_id, number, agency_id, kind, sealed, detail, done_by)
    select ${key.partnership}, ${key.audit}, ${of.id}, 1 + coalesce(max(number), 0), ${of.agency}, ${step.kind},
      ${sealed}, ${JSON.stringify(step.detail ?? {})}, ${step.by}
    from returns.step where ${isOfAudit(key)} and return_id = ${of.id}`.execute(tx);
}

/** What happened to a return, first to last. */
export async function listSteps(tx: Tx, key: AuditKey, id: string): Promise<readonly ReturnStep[]> {
  const rows = await tx
    .selectFrom('returns.step')
    .select(['number', 'kind', 'sealed', 'detail', 'done_by', 'done_at'])
    .where(isOfAudit(key))
    .where('return_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind as ReturnStepKind,
    sealed: row.sealed,
    detail: fromJson(row.detail),
    by: row.done_by,
    at: row.done_at,
  }));
}

/** Returns that wait for whoever asks in another of their own hats; only how many, by hat. */
export type ReturnsElsewhere = {
  readonly membership: string;
  readonly partnership: string;
  readonly waiting: number;
};

/** See ReturnsElsewhere; none where nothing waits. */
export async function countReturnsElsewhere(tx: Tx): Promise<readonly ReturnsElsewhere[]> {
  const found = await sql<{
    membership_id: string;
    partnership_name: string;
    waiting: number;
  }>`select * from returns.count_elsewhere()`.execute(tx);
  return found.rows.map((row) => ({
    membership: row.membership_id,
    partnership: row.partnership_name,
    waiting: row.waiting,
  }));
}

/** How many returns of each audit under way were due before an ISO day and are not signed; by audit with its title. */
export async function countLateReturns(
  tx: Tx,
  partnership: string,
  today: string,
): Promise<readonly { readonly audit: string; readonly title: string; readonly late: number }[]> {
  const found = await sql<{ audit: string; title: string; late: number }>`
    select r.audit_id as audit, a.title, count(*)::int as late
    from returns.return r join audits.audit a on a.partnership_id = r.partnership_id and a.id = r.audit_id
    where r.partnership_id = ${partnership} and a.partnership_id = ${partnership} and a.stage = 'underway'
      and r.due_on < ${today}::date and r.state = any (array['open', 'sent_back', 'submitted'])
    group by r.audit_id, a.title order by a.title, r.audit_id`.execute(tx);
  return found.rows;
}

/** A return that somebody may have to be reminded of, with the memberships of the auditors who have its case. */
export type DueReturn = Pick<AgencyReturn, 'agency' | 'state' | 'dueOn'> & {
  readonly auditors: readonly string[];
};

/** The unsigned returns of audits under way that are due around an ISO day; only a job reads them so. */
export async function listDueReturns(
  tx: Tx,
  partnership: string,
  day: string,
): Promise<readonly DueReturn[]> {
  const found = await sql<{ agency_id: string; state: string; due_on: string; auditors: string[] }>`
    select r.agency_id, r.state, r.due_on::text as due_on,
      array(select s.membership_id from cases.assignment s
        where s.partnership_id = ${partnership} and s.audit_id = r.audit_id and s.case_id = r.case_id
          and s.agency_id = r.agency_id and s.ended_at is null and (s.until is null or s.until > now())
        order by s.membership_id) as auditors
    from returns.return r join audits.audit a on a.partnership_id = r.partnership_id and a.id = r.audit_id
    where r.partnership_id = ${partnership} and a.partnership_id = ${partnership} and a.stage = 'underway'
      and r.state = any (array['open', 'sent_back', 'submitted'])
      and r.due_on between ${day}::date - 60 and ${day}::date + 30
    order by r.id`.execute(tx);
  return found.rows.map((row) => ({
    agency: row.agency_id,
    state: row.state as ReturnState,
    dueOn: row.due_on,
    auditors: row.auditors,
  }));
}
