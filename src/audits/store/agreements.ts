import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { brokenConstraint, fromJson, Overtaken, type Tx } from '#platform/db';
import { versionInForce } from '../agreement.ts';
import type {
  Answer,
  Decision,
  DecisionKind,
  GivenAnswer,
  TermsContent,
  TermsVersion,
} from '../agreement.ts';
import { isOfAudit, type AuditKey } from '../audit-key.ts';
import type { Terms, TermsCommissioner } from '../terms/terms.ts';

/** The versions of an audit's terms of reference, latest first; none when they are not yours. */
export async function listTermsVersions(tx: Tx, key: AuditKey): Promise<readonly TermsVersion[]> {
  const rows = await tx
    .selectFrom('audits.terms_version')
    .select(['number', 'made_by', 'made_at', 'note', 'changes'])
    .where(isOfAudit(key))
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    madeBy: row.made_by,
    madeAt: row.made_at,
    note: row.note,
    changes: fromJson<TermsVersion['changes']>(row.changes),
  }));
}

/** A version that was put to the group before terms said who answers for the agencies does not say it, and stays so. */
type KeptContent = Pick<TermsContent, 'values'> & {
  readonly terms: Omit<Terms, 'contacts'> & Partial<Pick<Terms, 'contacts'>>;
};

/** What a version says; null when there is none of that number or it is not yours. */
export async function getTermsContent(tx: Tx, key: AuditKey, number: number): Promise<TermsContent | null> {
  const row = await tx
    .selectFrom('audits.terms_version')
    .select('content')
    .where(isOfAudit(key))
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { values, terms } = fromJson<KeptContent>(row.content);
  return { values, terms: { contacts: [], ...terms } };
}

/**
 * Puts terms to the commissioning group as the next version, and sets who may read and answer it. Two at once come one
 * after the other.
 */
export async function makeTermsVersion(
  tx: Tx,
  key: AuditKey,
  version: {
    readonly number: number;
    readonly content: TermsContent;
    readonly changes: TermsVersion['changes'];
    readonly note: string;
    readonly membership: string;
  },
): Promise<void> {
  try {
    await tx
      .insertInto('audits.terms_version')
      .values({
        partnership_id: key.partnership,
        audit_id: key.audit,
        number: version.number,
        content: JSON.stringify(version.content),
        changes: JSON.stringify(version.changes),
        note: version.note === '' ? null : version.note,
        made_by: version.membership,
      })
      .execute();
  } catch (error) {
    throw brokenConstraint(error) === 'terms_version_pkey' ? new Overtaken(error) : error;
  }
  await tx
    .updateTable('audits.commissioner')
    .set({ left_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('left_at', 'is', null)
    .execute();
  for (const { id, name, membership } of version.content.terms.commissioners) {
    await tx
      .insertInto('audits.commissioner')
      .values({ partnership_id: key.partnership, audit_id: key.audit, id, name, membership_id: membership })
      .onConflict((conflict) =>
        conflict
          .columns(['partnership_id', 'audit_id', 'id'])
          .doUpdateSet({ name, membership_id: membership, left_at: null }),
      )
      .execute();
  }
}

/** Who commissions an audit now, by name; those of the latest version. */
export async function listCommissioners(tx: Tx, key: AuditKey): Promise<readonly TermsCommissioner[]> {
  const rows = await tx
    .selectFrom('audits.commissioner')
    .select(['id', 'name', 'membership_id'])
    .where(isOfAudit(key))
    .where('left_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agency: null,
    name: row.name,
    post: '',
    membership: row.membership_id,
  }));
}

/** Every answer to every version of an audit's terms. */
export async function listAnswers(tx: Tx, key: AuditKey): Promise<readonly GivenAnswer[]> {
  const rows = await tx
    .selectFrom('audits.agreement')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    commissioner: row.commissioner_id,
    answer: row.answer === 'agreed' ? 'agreed' : 'not_yet',
    remark: row.remark,
    givenOn: row.given_on,
    givenHow: row.given_how,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
}

/** Records what a commissioner says to a version. `givenHow` is null where they say it themselves. */
export async function recordAnswer(
  tx: Tx,
  key: AuditKey,
  given: {
    readonly number: number;
    readonly commissioner: string;
    readonly answer: Answer;
    readonly remark: string;
    readonly givenOn: string;
    readonly givenHow: string | null;
    readonly membership: string;
  },
): Promise<void> {
  await tx
    .insertInto('audits.agreement')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      number: given.number,
      commissioner_id: given.commissioner,
      id: randomUUID(),
      answer: given.answer,
      remark: given.remark === '' ? null : given.remark,
      given_on: given.givenOn,
      given_how: given.givenHow,
      recorded_by: given.membership,
    })
    .execute();
}

/** What was decided about an audit as a whole, latest first. */
export async function listDecisions(tx: Tx, key: AuditKey): Promise<readonly Decision[]> {
  const rows = await tx
    .selectFrom('audits.decision')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as DecisionKind,
    number: row.number,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedOn: row.decided_on,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
}

/** The version of the terms by which an audit runs, whole; null before it has started, or when it is not yours. */
export async function findTermsInForce(
  tx: Tx,
  key: AuditKey,
): Promise<{ readonly number: number; readonly terms: Terms } | null> {
  const number = versionInForce(await listDecisions(tx, key));
  if (number === null) return null;
  const content = await getTermsContent(tx, key, number);
  return content === null ? null : { number, terms: content.terms };
}

/** Records a decision about an audit as a whole. */
export async function recordDecision(
  tx: Tx,
  key: AuditKey,
  decision: Omit<Decision, 'recordedAt'>,
): Promise<void> {
  await tx
    .insertInto('audits.decision')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id: randomUUID(),
      kind: decision.kind,
      number: decision.number,
      reason: decision.reason,
      decided_by: decision.decidedBy,
      decided_on: decision.decidedOn,
      recorded_by: decision.recordedBy,
    })
    .execute();
}

/** A version that waits for the answer of whoever asks, as one of those who commission the audit. */
export type WaitingAnswer = {
  readonly audit: string;
  readonly number: number;
  readonly title: string;
  readonly madeAt: Temporal.Instant;
  /** True where they said "not yet" to this version already. */
  readonly saidNotYet: boolean;
};

/** The latest versions to which somebody has still to agree, the oldest first. */
export async function listWaitingAnswers(
  tx: Tx,
  partnership: string,
  membership: string,
): Promise<readonly WaitingAnswer[]> {
  const found = await sql<{
    audit_id: string;
    number: number;
    title: string;
    made_at: Temporal.Instant;
    answer: string | null;
  }>`select v.audit_id, v.number, v.content -> 'terms' ->> 'title' as title, v.made_at, said.answer
    from audits.commissioner c
    join lateral (select * from audits.terms_version v
      where v.partnership_id = ${partnership} and v.audit_id = c.audit_id order by v.number desc limit 1) v on true
    left join lateral (select a.answer from audits.agreement a
      where a.partnership_id = ${partnership} and a.audit_id = c.audit_id and a.number = v.number
        and a.commissioner_id = c.id order by a.recorded_at desc limit 1) said on true
    where c.partnership_id = ${partnership} and c.membership_id = ${membership} and c.left_at is null
      and said.answer is distinct from 'agreed'
    order by v.made_at, v.audit_id`.execute(tx);
  return found.rows.map((row) => ({
    audit: row.audit_id,
    number: row.number,
    title: row.title,
    madeAt: row.made_at,
    saidNotYet: row.answer === 'not_yet',
  }));
}
