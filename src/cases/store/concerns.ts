import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Key, KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import {
  stepKinds,
  type Concern,
  type ConcernOutcome,
  type ConcernState,
  type ConcernStep,
  type ConcernWords,
  type Opened,
  type StepKind,
  type StepWords,
} from '../concern.ts';
import { openWords, sealWords } from './concern-words.ts';

const columns = [
  'audit_id',
  'id',
  'case_id',
  'case_number',
  'raised_by',
  'raised_at',
  'referred',
  'recipient',
  'deputy',
  'acknowledge_by',
  'state',
  'outcome',
  'version',
] as const;

type Row = {
  readonly audit_id: string;
  readonly id: string;
  readonly case_id: string;
  readonly case_number: number;
  readonly raised_by: string;
  readonly raised_at: Temporal.Instant;
  readonly referred: boolean;
  readonly recipient: string | null;
  readonly deputy: string | null;
  readonly acknowledge_by: Temporal.Instant;
  readonly state: string;
  readonly outcome: string | null;
  readonly version: number;
};

export function concernOf(row: Row): Concern {
  return {
    audit: row.audit_id,
    id: row.id,
    case: row.case_id,
    caseNumber: row.case_number,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    referred: row.referred,
    recipient: row.recipient,
    deputy: row.deputy,
    acknowledgeBy: row.acknowledge_by,
    state: row.state as ConcernState,
    outcome: row.outcome as ConcernOutcome | null,
    version: row.version,
  };
}

export type NewConcern = {
  readonly case: string;
  readonly caseNumber: number;
  readonly by: string;
  readonly words: ConcernWords;
  /** Null while nobody is named: it goes to every coordinator. */
  readonly route: { readonly recipient: string; readonly deputy: string } | null;
  readonly acknowledgeBy: Temporal.Instant;
};

/** Records that a child may be unsafe, with who is to read it; returns its id. */
export async function raiseConcern(tx: Tx, caseKey: Key, key: AuditKey, raised: NewConcern): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('cases.concern')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id,
      case_id: raised.case,
      case_number: raised.caseNumber,
      raised_by: raised.by,
      sealed: sealWords(caseKey, key, { case: raised.case, concern: id, step: null }, raised.words),
      referred: raised.words.referral === 'yes',
      recipient: raised.route?.recipient ?? null,
      deputy: raised.route?.deputy ?? null,
      acknowledge_by: raised.acknowledgeBy,
    })
    .execute();
  const parties = [raised.by, raised.route?.recipient, raised.route?.deputy];
  await addParties(
    tx,
    key,
    id,
    parties.filter((one) => one !== undefined),
  );
  return id;
}

async function addParties(tx: Tx, key: AuditKey, id: string, memberships: readonly string[]): Promise<void> {
  const rows = [...new Set(memberships)].map((membership) => ({
    partnership_id: key.partnership,
    membership_id: membership,
    audit_id: key.audit,
    concern_id: id,
  }));
  await tx
    .insertInto('cases.concern_party')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A concern of an audit; null when it is not there or not yours. `lock` lets one after the other change it. */
export async function findConcern(
  tx: Tx,
  key: AuditKey,
  id: string,
  { lock }: { readonly lock: boolean },
): Promise<Concern | null> {
  const asked = tx.selectFrom('cases.concern').select(columns).where(isOfAudit(key)).where('id', '=', id);
  const row = await (lock ? asked.forUpdate() : asked).executeTakeFirst();
  return row === undefined ? null : concernOf(row);
}

/** What was written when a concern was raised. */
export async function openConcern(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  concern: Concern,
): Promise<Opened<ConcernWords>> {
  const row = await tx
    .selectFrom('cases.concern')
    .select('sealed')
    .where(isOfAudit(key))
    .where('id', '=', concern.id)
    .executeTakeFirstOrThrow();
  return await openWords(keys, key, { case: concern.case, concern: concern.id, step: null }, row.sealed);
}

/** The concerns of an audit that are yours to read, the open ones first, then the latest. */
export async function listConcerns(tx: Tx, key: AuditKey): Promise<readonly Concern[]> {
  const rows = await tx
    .selectFrom('cases.concern')
    .select(columns)
    .where(isOfAudit(key))
    .orderBy(sql`state = 'closed'`)
    .orderBy('acknowledge_by', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(concernOf);
}

/** Every concern of one's partnership that one is party to, as `listConcerns` orders them. */
export async function listOwnConcerns(tx: Tx): Promise<readonly Concern[]> {
  const rows = await tx
    .selectFrom('cases.concern')
    .select(columns)
    .where('partnership_id', '=', sql<string>`accounts.my_partnership()`)
    .where('id', '=', sql<string>`any (cases.my_concern_ids())`)
    .orderBy(sql`state = 'closed'`)
    .orderBy('acknowledge_by', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(concernOf);
}

/**
 * The concerns that wait for somebody: not acknowledged, and theirs as recipient, as deputy, or as coordinator where nobody
 * is named; the longest waiting first.
 */
export async function listMyConcerns(
  tx: Tx,
  partnership: string,
  who: { readonly membership: string; readonly coordinates: boolean },
): Promise<readonly Concern[]> {
  const rows = await tx
    .selectFrom('cases.concern')
    .select(columns)
    .where('partnership_id', '=', partnership)
    .where('state', '=', 'raised')
    .where((eb) =>
      eb.or([
        eb('recipient', '=', who.membership),
        eb('deputy', '=', who.membership),
        ...(who.coordinates ? [eb('recipient', 'is', null)] : []),
      ]),
    )
    .orderBy('acknowledge_by')
    .orderBy('id')
    .execute();
  return rows.map(concernOf);
}

/** What was done with a concern, first first. */
export async function listConcernSteps(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  concern: Concern,
): Promise<readonly ConcernStep[]> {
  const rows = await tx
    .selectFrom('cases.concern_step')
    .select(['number', 'kind', 'sealed', 'done_by', 'done_at'])
    .where(isOfAudit(key))
    .where('concern_id', '=', concern.id)
    .orderBy('number')
    .execute();
  const steps: ConcernStep[] = [];
  for (const row of rows) {
    const of = { case: concern.case, concern: concern.id, step: row.number };
    steps.push({
      number: row.number,
      kind: Object.hasOwn(stepKinds, row.kind) ? (row.kind as StepKind) : 'noted',
      doneBy: row.done_by,
      doneAt: row.done_at,
      words: row.sealed === null ? null : await openWords<StepWords>(keys, key, of, row.sealed),
    });
  }
  return steps;
}

/** What becomes of a concern with a step of it. */
export type ConcernMove = {
  readonly kind: StepKind;
  readonly state: ConcernState;
  readonly outcome: ConcernOutcome | null;
  readonly recipient: string | null;
  readonly deputy: string | null;
  readonly acknowledgeBy: Temporal.Instant;
};

/** Records a step of a concern that is locked, with what it makes of it. A note leaves its version: it stands in nobody's way. */
export async function moveConcern(
  tx: Tx,
  key: AuditKey,
  concern: Concern,
  move: ConcernMove,
  said: { readonly caseKey: Key; readonly words: StepWords } | null,
  by: string,
): Promise<void> {
  const number = await nextStep(tx, key, concern.id);
  const of = { case: concern.case, concern: concern.id, step: number };
  await addStep(tx, key, {
    concern: concern.id,
    number,
    kind: move.kind,
    sealed: said === null ? null : sealWords(said.caseKey, key, of, said.words),
    by,
  });
  if (move.kind === 'noted') return;
  await tx
    .updateTable('cases.concern')
    .set({
      state: move.state,
      outcome: move.outcome,
      recipient: move.recipient,
      deputy: move.deputy,
      acknowledge_by: move.acknowledgeBy,
      version: concern.version + 1,
    })
    .where(isOfAudit(key))
    .where('id', '=', concern.id)
    .execute();
  const parties = [move.recipient, move.deputy].filter((one) => one !== null);
  if (parties.length > 0) await addParties(tx, key, concern.id, parties);
}

export async function nextStep(tx: Tx, key: AuditKey, concern: string): Promise<number> {
  const row = await tx
    .selectFrom('cases.concern_step')
    .select((eb) => eb.fn.max('number').as('most'))
    .where(isOfAudit(key))
    .where('concern_id', '=', concern)
    .executeTakeFirst();
  return Number(row?.most ?? 0) + 1;
}

/**
 * Writes a step; false when there is one of that number. One that was written meanwhile, and that this transaction does
 * not see, makes the database ask for the whole to be tried again.
 */
export async function addStep(
  tx: Tx,
  key: AuditKey,
  step: {
    readonly concern: string;
    readonly number: number;
    readonly kind: StepKind;
    readonly sealed: Buffer | null;
    readonly by: string | null;
  },
): Promise<boolean> {
  const done = await tx
    .insertInto('cases.concern_step')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      concern_id: step.concern,
      number: step.number,
      kind: step.kind,
      sealed: step.sealed,
      done_by: step.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}
