import { sql } from 'kysely';
import { recordEvent } from '#platform/audit-log';
import { destroyKey, type KeyStore } from '#platform/crypto';
import { isId, type Transact, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { auditKeyId, caseKeyId, frameKeyId } from '../case-keys.ts';
import type { Certificate, Destruction } from '../guarding.ts';
import { chooseDoomed, type Doomed } from '../doomed.ts';
import { listDestructions } from './destructions.ts';
import { listHolds, takeGuard } from './holds.ts';

/** The connection is asked something after so many keys, so that a long list of them does not let it go. */
const keysAtOnce = 20;

/**
 * Destroys what a second person confirmed for an audit, if anything waits: the keys first, then the sealed rows, and last
 * the certificate. Broken off at any point and called again it goes on: a key that is destroyed stays destroyed, and the
 * certificate is written once with all of them. Whoever sets a hold meanwhile waits for the end of it or comes first.
 */
export async function destroyIdentities(transact: Transact, keys: KeyStore, key: AuditKey): Promise<void> {
  const session = { kind: 'system', name: 'job', partnership: key.partnership } as const;
  await transact(session, 'write', async (tx) => {
    await takeGuard(tx, key);
    const waiting = (await listDestructions(tx, key)).find((one) => one.state === 'under_way');
    if (waiting !== undefined) await carryOut(tx, keys, key, waiting);
  });
}

async function carryOut(tx: Tx, keys: KeyStore, key: AuditKey, destruction: Destruction): Promise<void> {
  const cases = await listDoomed(tx, key);
  const before = await findDestroyed(keys, key, destruction, cases);
  const choice = chooseDoomed(destruction.what, cases, await listHolds(tx, key));
  // A hold that came between two tries lets what is left stand; what was destroyed before it cannot come back.
  const gone = cases.filter((one) => before.cases.has(one.case) || choice.cases.includes(one));
  const frame = choice.frame || before.frame;
  const ids = [
    ...(choice.frame ? [frameKeyId(key.audit)] : []),
    ...choice.cases.map((one) => caseKeyId(one.case)),
    ...(choice.auditKey ? [auditKeyId(key.audit)] : []),
  ];
  for (const [at, id] of ids.entries()) {
    await destroyKey(keys, id);
    if (at % keysAtOnce === keysAtOnce - 1) await sql`select 1`.execute(tx);
  }
  const lists = frame ? await countLists(tx, key) : [];
  if (frame) await emptyLists(tx, key);
  await emptyCases(
    tx,
    key,
    gone.map((one) => one.case),
  );
  const certificate: Certificate = {
    lists,
    cases: gone.map((one) => one.number),
    kept: cases.filter((one) => destruction.what !== 'frame' && !gone.includes(one)).map((one) => one.number),
    keys: [
      ...(frame ? [frameKeyId(key.audit)] : []),
      ...gone.map((one) => caseKeyId(one.case)),
      ...(choice.auditKey || before.auditKey ? [auditKeyId(key.audit)] : []),
    ],
  };
  await settle(tx, key, destruction.id, certificate, choice.stoppedBy);
}

async function settle(
  tx: Tx,
  key: AuditKey,
  destruction: string,
  certificate: Certificate,
  stoppedBy: string | null,
): Promise<void> {
  const isNothing = certificate.keys.length === 0;
  await tx
    .updateTable('cases.destruction')
    .set({
      stopped_by: stoppedBy,
      ...(isNothing
        ? { state: 'refused' }
        : {
            state: 'done',
            certificate: JSON.stringify(certificate),
            done_at: sql<Temporal.Instant>`now()`,
          }),
    })
    .where(isOfAudit(key))
    .where('id', '=', destruction)
    .execute();
  await recordEvent(tx, {
    partnership: key.partnership,
    event: isNothing ? 'destruction.stopped' : 'destruction.carried_out',
    outcome: isNothing ? 'refused' : 'done',
    subjects: [destruction, key.audit, ...(stoppedBy === null ? [] : [stoppedBy])],
    detail: {
      lists: certificate.lists.length,
      cases: certificate.cases.length,
      kept: certificate.kept.length,
      keys: certificate.keys.length,
    },
    system: 'job',
  });
}

/** The cases whose identities are still there, by number. */
async function listDoomed(tx: Tx, key: AuditKey): Promise<readonly Doomed[]> {
  const rows = await tx
    .selectFrom('cases.sample_case')
    .select(['id', 'number'])
    .where(isOfAudit(key))
    .where('destroyed_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ case: row.id, number: row.number }));
}

/** What a try before this one had destroyed when it was broken off. */
async function findDestroyed(
  keys: KeyStore,
  key: AuditKey,
  { what }: Destruction,
  cases: readonly Doomed[],
): Promise<{ readonly frame: boolean; readonly auditKey: boolean; readonly cases: ReadonlySet<string> }> {
  const isGone = async (id: string) => (await keys.read(id)) === 'destroyed';
  const gone = new Set<string>();
  for (const one of cases) if (await isGone(caseKeyId(one.case))) gone.add(one.case);
  return {
    frame: what !== 'cases' && (await isGone(frameKeyId(key.audit))),
    auditKey: what === 'all' && (await isGone(auditKeyId(key.audit))),
    cases: gone,
  };
}

async function countLists(tx: Tx, key: AuditKey): Promise<Certificate['lists']> {
  const rows = await tx
    .selectFrom('cases.frame')
    .select(['number', 'rows_loaded'])
    .where(isOfAudit(key))
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ number: row.number, rows: row.rows_loaded }));
}

/** Nothing opens them any more; emptied, they are not in the next copies of the database either. */
async function emptyLists(tx: Tx, key: AuditKey): Promise<void> {
  const { partnership, audit } = key;
  await sql`update cases.frame_row set sealed = '' where partnership_id = ${partnership} and audit_id = ${audit}`.execute(
    tx,
  );
  await sql`delete from cases.frame_piece where partnership_id = ${partnership} and audit_id = ${audit}`.execute(
    tx,
  );
  await sql`update cases.frame set sealed_layout = null, sealed_summary = null
    where partnership_id = ${partnership} and audit_id = ${audit}`.execute(tx);
}

/**
 * The same of cases. What agencies were told and answered, and what was said in a conflict or a concern, is kept as it was
 * written and cannot be changed: it stays as ciphertext that nothing opens.
 */
async function emptyCases(tx: Tx, key: AuditKey, cases: readonly string[]): Promise<void> {
  const { partnership, audit } = key;
  const ids = [...cases];
  for (const statement of [
    sql`update cases.identity set sealed = '' where partnership_id = ${partnership} and audit_id = ${audit} and case_id = any (${ids}::uuid[])`,
    sql`delete from cases.identity_former where partnership_id = ${partnership} and audit_id = ${audit} and case_id = any (${ids}::uuid[])`,
    sql`delete from cases.household where partnership_id = ${partnership} and audit_id = ${audit} and case_id = any (${ids}::uuid[])`,
    sql`update cases.sample_case set destroyed_at = now(), sealed_reason = null
      where partnership_id = ${partnership} and audit_id = ${audit} and id = any (${ids}::uuid[]) and destroyed_at is null`,
  ])
    await statement.execute(tx);
}

/** The job: which audit it names. */
export function destroyingJob(transact: Transact, keys: KeyStore) {
  return async (payload: unknown): Promise<void> => {
    const { partnership, audit } = payload as { partnership?: unknown; audit?: unknown };
    if (typeof partnership !== 'string' || typeof audit !== 'string' || !isId(partnership) || !isId(audit))
      throw new TypeError('A job that destroys names a partnership and an audit');
    await destroyIdentities(transact, keys, { partnership, audit });
  };
}
