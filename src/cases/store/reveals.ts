import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openText, seal, SealBroken, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { placeIn } from '../case-keys.ts';
import type { Reveal, RevealReason } from '../reveal.ts';

/** Where the reason of a look is sealed: under the audit's key, so that whoever watches reads it without opening a case. */
export function placeOfRevealReason(key: AuditKey, id: string) {
  return placeIn(key, { table: 'cases.reveal', column: 'sealed_reason', row: id });
}

/** Opens a look at who a child is, under one's own name, for so many minutes from now. Returns its id. */
export async function beginReveal(
  tx: Tx,
  auditKey: Key,
  key: AuditKey,
  look: {
    readonly case: string;
    readonly caseNumber: number;
    readonly membership: string;
    readonly what: Reveal['what'];
    readonly reasonKind: RevealReason;
    readonly reason: string;
    readonly minutes: number;
    readonly now: Temporal.Instant;
  },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('cases.reveal')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id,
      case_id: look.case,
      case_number: look.caseNumber,
      membership_id: look.membership,
      what: look.what,
      reason_kind: look.reasonKind,
      sealed_reason: Buffer.from(seal(auditKey, look.reason, placeOfRevealReason(key, id))),
      until: look.now.add({ minutes: look.minutes }),
    })
    .execute();
  return id;
}

/** One's own look at a case that is still open; the one that lasts longest. */
export async function findOpenReveal(
  tx: Tx,
  key: AuditKey,
  asked: { readonly case: string; readonly membership: string; readonly what: Reveal['what'] },
): Promise<Reveal | null> {
  const row = await tx
    .selectFrom('cases.reveal')
    .select([
      'id',
      'case_id',
      'case_number',
      'membership_id',
      'what',
      'reason_kind',
      'began_at',
      'until',
      'ended_at',
    ])
    .where(isOfAudit(key))
    .where('case_id', '=', asked.case)
    .where('membership_id', '=', asked.membership)
    .where('what', '=', asked.what)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`until > now()`)
    .orderBy('until', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : revealOf(row);
}

/** Ends every open look of one's own at a case: "Hide now". */
export async function endReveals(tx: Tx, key: AuditKey, caseId: string, membership: string): Promise<void> {
  await tx
    .updateTable('cases.reveal')
    .set({ ended_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('case_id', '=', caseId)
    .where('membership_id', '=', membership)
    .where('ended_at', 'is', null)
    .execute();
}

export function revealOf(row: {
  readonly id: string;
  readonly case_id: string;
  readonly case_number: number;
  readonly membership_id: string;
  readonly what: string;
  readonly reason_kind: string;
  readonly began_at: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly ended_at: Temporal.Instant | null;
}): Reveal {
  return {
    id: row.id,
    case: row.case_id,
    caseNumber: row.case_number,
    membership: row.membership_id,
    what: row.what as Reveal['what'],
    reasonKind: row.reason_kind as RevealReason,
    beganAt: row.began_at,
    until: row.until,
    endedAt: row.ended_at,
  };
}

/** A look as whoever watches sees it; its reason in words, null where it does not open. */
export type Look = Reveal & { readonly audit: string; readonly reason: string | null };

/** Every look at the cases of an audit, latest first; `most` of them. Without the key their reasons stay closed. */
export async function listLooks(
  tx: Tx,
  auditKey: Key | null,
  key: AuditKey,
  most = 10_000,
): Promise<readonly Look[]> {
  const rows = await tx
    .selectFrom('cases.reveal')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy('began_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    ...revealOf(row),
    audit: row.audit_id,
    reason: openReason(auditKey, key, row),
  }));
}

function openReason(
  auditKey: Key | null,
  key: AuditKey,
  row: { readonly id: string; readonly sealed_reason: Uint8Array },
): string | null {
  if (auditKey === null) return null;
  try {
    return openText(auditKey, row.sealed_reason, placeOfRevealReason(key, row.id));
  } catch (problem) {
    if (problem instanceof SealBroken) return null;
    throw problem;
  }
}

/** When which case was looked at, of one's partnership since a moment; by one membership, or by everybody. */
export async function listRecentLooks(
  tx: Tx,
  partnership: string,
  asked: { readonly since: Temporal.Instant; readonly membership?: string },
): Promise<readonly { readonly membership: string; readonly case: string; readonly at: Temporal.Instant }[]> {
  const { since, membership } = asked;
  const rows = await tx
    .selectFrom('cases.reveal')
    .select(['membership_id', 'case_id', 'began_at'])
    .where('partnership_id', '=', partnership)
    .where('began_at', '>=', since)
    .$if(membership !== undefined, (query) => query.where('membership_id', '=', membership ?? ''))
    .orderBy('began_at')
    .execute();
  return rows.map((row) => ({ membership: row.membership_id, case: row.case_id, at: row.began_at }));
}

/** How many looks at the cases of each audit there were, and when the last one began. */
export async function countLooks(
  tx: Tx,
  partnership: string,
): Promise<ReadonlyMap<string, { readonly looks: number; readonly last: Temporal.Instant }>> {
  const rows = await tx
    .selectFrom('cases.reveal')
    .select((eb) => ['audit_id', eb.fn.countAll().as('looks'), eb.fn.max('began_at').as('last')])
    .where('partnership_id', '=', partnership)
    .groupBy('audit_id')
    .execute();
  return new Map(rows.map((row) => [row.audit_id, { looks: Number(row.looks), last: row.last }]));
}
