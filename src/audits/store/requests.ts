import { sql, type RawBuilder } from 'kysely';
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
  of: RequestFilter,
  part: { readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly SentRequest[]> {
  let query = tx
    .selectFrom('audits.request')
    .select(['audit_id', 'agency_id', 'number', 'content', 'asked_at', 'withdrawn_at'])
    .where('partnership_id', '=', partnership)
    .where(isAskedFor(of))
    .orderBy('asked_at', 'desc')
    .orderBy('audit_id')
    .orderBy('agency_id')
    .offset(part.offset ?? 0);
  if (part.limit !== undefined) query = query.limit(part.limit);
  return (await query.execute()).map(requestOf);
}

/** How many of them there are. */
export async function countRequests(tx: Tx, partnership: string, of: RequestFilter): Promise<number> {
  const row = await tx
    .selectFrom('audits.request')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('partnership_id', '=', partnership)
    .where(isAskedFor(of))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export type RequestFilter = {
  readonly audit?: string;
  readonly agency?: string;
  /** Only what is still asked, or only what is asked no longer. */
  readonly withdrawn?: boolean;
};

function isAskedFor({ audit, agency, withdrawn }: RequestFilter): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(
    [
      sql`true`,
      ...(audit === undefined ? [] : [sql`audit_id = ${audit}`]),
      ...(agency === undefined ? [] : [sql`agency_id = ${agency}`]),
      ...(withdrawn === undefined ? [] : [sql`(withdrawn_at is not null) = ${withdrawn}`]),
    ],
    sql` and `,
  )}`;
}
