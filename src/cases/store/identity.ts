import { sql } from 'kysely';
import { KeyUnavailable, openText, seal, SealBroken, type Key, type KeyStore } from '#platform/crypto';
import { recordEvent } from '#platform/audit-log';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { openCaseKey, placeIn } from '../case-keys.ts';
import type { CasePerson, IdentityPack } from '../identity.ts';
import type { Permit } from '../permit.ts';
import { countIdentity, type IdentityCounts } from '../identity-counts.ts';
import type { AgeBand } from '../quota.ts';

/** Who writes, for the row and for the log. */
export type Writer = { readonly membership: string; readonly person: string };

const table = 'cases.identity';

/** Where a version of who the people of a case are stands. */
export function identityPlace(key: AuditKey, caseId: string, version: number) {
  return placeIn(key, { case: caseId, table, column: 'sealed', row: caseId, version });
}

/** The name of the log's event that a version was kept; `audit_log.newest_version` looks for it. */
const kept = 'case.identity_kept';

async function recordKept(tx: Tx, key: AuditKey, caseId: string, version: number, writer: Writer) {
  await recordEvent(tx, {
    partnership: key.partnership,
    event: kept,
    outcome: 'done',
    subjects: [caseId, key.audit],
    detail: { version },
    ...writer,
  });
}

/** Seals who a child is as the first version, under the case's new key. */
export async function addIdentity(
  tx: Tx,
  key: AuditKey,
  caseKey: Key,
  caseId: string,
  pack: IdentityPack,
  writer: Writer,
): Promise<void> {
  await tx
    .insertInto('cases.identity')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      case_id: caseId,
      sealed: Buffer.from(seal(caseKey, JSON.stringify(pack), identityPlace(key, caseId, 1))),
      version: 1,
      changed_by: writer.membership,
    })
    .execute();
  await recordKept(tx, key, caseId, 1, writer);
}

/**
 * Seals a later version in place of `seen`; the former one is kept, sealed as it was. False when somebody else was first:
 * nothing is written then.
 */
export async function changeIdentity(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  caseId: string,
  changed: { readonly pack: IdentityPack; readonly seen: number },
  writer: Writer,
): Promise<boolean> {
  const before = await tx
    .selectFrom('cases.identity')
    .select(['sealed', 'version', 'changed_by', 'changed_at'])
    .where(isOfAudit(key))
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined || before.version !== changed.seen) return false;
  const version = before.version + 1;
  const caseKey = await openCaseKey(keys, caseId);
  await tx
    .insertInto('cases.identity_former')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      case_id: caseId,
      ...before,
    })
    .execute();
  await tx
    .updateTable('cases.identity')
    .set({
      sealed: Buffer.from(seal(caseKey, JSON.stringify(changed.pack), identityPlace(key, caseId, version))),
      version,
      changed_by: writer.membership,
      changed_at: sql<Temporal.Instant>`now()`,
    })
    .where(isOfAudit(key))
    .where('case_id', '=', caseId)
    .execute();
  await recordKept(tx, key, caseId, version, writer);
  return true;
}

/**
 * Who a child is, or why it does not open: "destroyed" with its key; "moved" when the sealed value was not made for this
 * place or was changed; "rolled back" when the log knows a later version than the row; "missing" when there is none.
 */
export type OpenedIdentity =
  | { readonly state: 'open'; readonly pack: IdentityPack; readonly version: number }
  | { readonly state: 'destroyed' | 'moved' | 'rolled back' | 'missing' };

/** Opens who a child is, for somebody with leave to see it or to tell an agency of it. */
export async function openIdentity(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  leave: Permit<'reveal identity'> | Permit<'disclose identity'>,
): Promise<OpenedIdentity> {
  return await openPack(tx, keys, key, leave.case);
}

async function openPack(tx: Tx, keys: KeyStore, key: AuditKey, caseId: string): Promise<OpenedIdentity> {
  const row = await tx
    .selectFrom('cases.identity')
    .select(['sealed', 'version'])
    .where(isOfAudit(key))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return { state: 'missing' };
  const logged = await sql<{
    version: number | null;
  }>`select audit_log.newest_version(${kept}, ${caseId}::uuid) as version`.execute(tx);
  if (logged.rows[0]?.version !== row.version) return { state: 'rolled back' };
  try {
    const caseKey = await openCaseKey(keys, caseId);
    const text = openText(caseKey, row.sealed, identityPlace(key, caseId, row.version));
    return { state: 'open', pack: JSON.parse(text) as IdentityPack, version: row.version };
  } catch (problem) {
    if (problem instanceof SealBroken) return { state: 'moved' };
    if (problem instanceof KeyUnavailable)
      return { state: problem.reason === 'destroyed' ? 'destroyed' : 'moved' };
    throw problem;
  }
}

/** What is recorded of who a child is, in counts; or why that does not open. */
export type IdentitySummary =
  | { readonly state: 'open'; readonly counts: IdentityCounts; readonly version: number }
  | Exclude<OpenedIdentity, { readonly state: 'open' }>;

/** Counts what is recorded of who a child is. It needs no leave, for nothing of who they are comes out of it. */
export async function summariseIdentity(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  caseId: string,
): Promise<IdentitySummary> {
  const opened = await openPack(tx, keys, key, caseId);
  if (opened.state !== 'open') return opened;
  return { state: 'open', counts: countIdentity(opened.pack), version: opened.version };
}

/**
 * What questions about a case are chosen by: its status, and the age band as `band` tells it; '' where it is not known or does
 * not open. It needs no leave: nothing by which somebody is known comes out of it, and it is sealed again at once.
 */
export async function readQuestionTraits(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  asked: {
    readonly case: string;
    readonly band: (child: Pick<CasePerson, 'born' | 'isUnborn'>) => AgeBand | '';
  },
): Promise<{ readonly status: string; readonly ageBand: AgeBand | '' }> {
  const opened = await openPack(tx, keys, key, asked.case);
  if (opened.state !== 'open') return { status: '', ageBand: '' };
  const child = opened.pack.people.find((person) => person.relation === 'child');
  return {
    status: opened.pack.status,
    ageBand: child === undefined ? '' : asked.band(child),
  };
}
