import { sql } from 'kysely';
import { fromJson, type Tx } from '#platform/db';
import type { AgencyRequest, SentRequest } from '../agency-request.ts';
import { isOfAudit, type AuditKey } from '../audit-key.ts';

/**
 * Sends an audit's requests as a version of its terms asks them: each agency named gets its own, in place of an earlier
 * one; an agency that is asked no longer keeps what it was sent, marked as withdrawn.
 */
export async function sendRequests(
  tx: Tx,
  key: AuditKey,
  number: number,
  requests: ReadonlyMap<string, AgencyRequest>,
): Promise<void> {
  for (const [agency, request] of requests) {
    const content = JSON.stringify(request);
    await tx
      .insertInto('audits.request')
      .values({ partnership_id: key.partnership, audit_id: key.audit, agency_id: agency, number, content })
      .onConflict((conflict) =>
        conflict.columns(['partnership_id', 'audit_id', 'agency_id']).doUpdateSet({
          number,
          content,
          // A date that is moved or reached asks nothing new.
          asked_at: sql<Temporal.Instant>`case when request.number = excluded.number and request.withdrawn_at is null
            then request.asked_at else now() end`,
          withdrawn_at: null,
        }),
      )
      .execute();
  }
  await withdrawRequests(tx, key, [...requests.keys()]);
}

/** Tells every agency of an audit, but for those still asked, that nothing is asked of it any more. */
export async function withdrawRequests(
  tx: Tx,
  key: AuditKey,
  stillAsked: readonly string[] = [],
): Promise<void> {
  await tx
    .updateTable('audits.request')
    .set({ withdrawn_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`not (agency_id = any (${[...stillAsked]}::uuid[]))`)
    .execute();
}

type Unanswering = Omit<AgencyRequest, 'contact' | 'deputy'>;

function requestOf(row: {
  readonly audit_id: string;
  readonly agency_id: string;
  readonly number: number;
  readonly content: unknown;
  readonly asked_at: Temporal.Instant;
  readonly withdrawn_at: Temporal.Instant | null;
}): SentRequest {
  return {
    audit: row.audit_id,
    agency: row.agency_id,
    number: row.number,
    // What was sent before a request said who answers has neither.
    request: { contact: '', deputy: '', ...fromJson<Unanswering & Partial<AgencyRequest>>(row.content) },
    askedAt: row.asked_at,
    withdrawnAt: row.withdrawn_at,
  };
}

/** The requests that whoever asks may see: of one audit, or of an agency over all audits; latest first. */
export async function listRequests(
  tx: Tx,
  partnership: string,
  of: { readonly audit?: string; readonly agency?: string },
): Promise<readonly SentRequest[]> {
  let query = tx
    .selectFrom('audits.request')
    .select(['audit_id', 'agency_id', 'number', 'content', 'asked_at', 'withdrawn_at'])
    .where('partnership_id', '=', partnership)
    .orderBy('asked_at', 'desc')
    .orderBy('audit_id');
  if (of.audit !== undefined) query = query.where('audit_id', '=', of.audit);
  if (of.agency !== undefined) query = query.where('agency_id', '=', of.agency);
  return (await query.execute()).map(requestOf);
}
