import { sql, type RawBuilder } from 'kysely';
import { fromJson, type Tx } from '#platform/db';
import type { PartialDate } from '#platform/time';
import type { MethodKind } from '../audit.ts';

/** One audit in a list. */
export type AuditSummary = {
  readonly id: string;
  readonly shortName: string;
  readonly title: string;
  readonly subject: string;
  readonly topics: readonly string[];
  readonly fieldwork: PartialDate | null;
  readonly reported: PartialDate | null;
  readonly publishedBy: string | null;
  readonly year: number | null;
  readonly cases: number | null;
  readonly methods: readonly MethodKind[];
  readonly joint: boolean;
};

export type AuditFilter = {
  readonly year?: number | undefined;
  readonly topic?: string | undefined;
  /** Words that stand in the title, the subject, the short name or the publisher's name, as typed. */
  readonly text?: string | undefined;
};

export const auditOrders = ['latest', 'earliest', 'title', 'cases'] as const;
export type AuditOrder = (typeof auditOrders)[number];

/** Which part of a list: rows to pass over, and the most to give. */
export type AuditPart = { readonly offset?: number; readonly limit?: number; readonly order?: AuditOrder };

const orders: Readonly<Record<AuditOrder, RawBuilder<unknown>>> = {
  latest: sql`a.year_day desc nulls last, a.id`,
  earliest: sql`a.year_day asc nulls last, a.id`,
  title: sql`lower(a.title), a.year_day desc nulls last, a.id`,
  cases: sql`a.sample_cases desc nulls last, a.year_day desc nulls last, a.id`,
};

/** The recorded and published audits of a partnership that match, latest first unless told otherwise. */
export async function listAudits(
  tx: Tx,
  partnership: string,
  filter: AuditFilter = {},
  part: AuditPart = {},
): Promise<readonly AuditSummary[]> {
  let query = tx
    .selectFrom('audits.audit as a')
    .select([
      'a.id',
      'a.short_name',
      'a.title',
      'a.subject',
      'a.topics',
      'a.fieldwork',
      'a.reported',
      'a.published_by',
    ])
    .select(['a.sample_cases', sql<number | null>`extract(year from a.year_day)::int`.as('year')])
    .select((select) => [
      select
        .selectFrom('audits.method as m')
        .whereRef('m.partnership_id', '=', 'a.partnership_id')
        .whereRef('m.audit_id', '=', 'a.id')
        .select(sql<MethodKind[]>`coalesce(array_agg(m.kind order by m.position), '{}')`.as('kinds'))
        .as('methods'),
      select
        .selectFrom('audits.joint_partner as j')
        .whereRef('j.partnership_id', '=', 'a.partnership_id')
        .whereRef('j.audit_id', '=', 'a.id')
        .select(sql<boolean>`count(*) > 0`.as('joint'))
        .as('joint'),
    ])
    .where('a.partnership_id', '=', partnership)
    .where(matches(filter))
    .orderBy(orders[part.order ?? 'latest'])
    .offset(part.offset ?? 0);
  if (part.limit !== undefined) query = query.limit(part.limit);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    shortName: row.short_name,
    title: row.title,
    subject: row.subject,
    topics: row.topics,
    fieldwork: fromJson<PartialDate | undefined>(row.fieldwork) ?? null,
    reported: fromJson<PartialDate | undefined>(row.reported) ?? null,
    publishedBy: row.published_by,
    year: row.year,
    cases: row.sample_cases,
    methods: row.methods ?? [],
    joint: row.joint ?? false,
  }));
}

/** How many audits of the partnership match. */
export async function countAudits(tx: Tx, partnership: string, filter: AuditFilter = {}): Promise<number> {
  const row = await tx
    .selectFrom('audits.audit as a')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('a.partnership_id', '=', partnership)
    .where(matches(filter))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The years (latest first) and topics (by code) that the partnership's audits have: what a list can be narrowed to. */
export async function listAuditChoices(
  tx: Tx,
  partnership: string,
): Promise<{ readonly years: readonly number[]; readonly topics: readonly string[] }> {
  const years = await tx
    .selectFrom('audits.audit')
    .select(sql<number>`extract(year from year_day)::int`.as('year'))
    .distinct()
    .where('partnership_id', '=', partnership)
    .where('zone', '=', 'learning')
    .where('year_day', 'is not', null)
    .orderBy('year', 'desc')
    .execute();
  const topics = await tx
    .selectFrom('audits.audit')
    .select(sql<string>`unnest(topics)`.as('topic'))
    .distinct()
    .where('partnership_id', '=', partnership)
    .where('zone', '=', 'learning')
    .orderBy('topic')
    .execute();
  return { years: years.map((row) => row.year), topics: topics.map((row) => row.topic) };
}

/** The condition that an audit (under the name a) belongs to the learning and is what was asked for. */
function matches(filter: AuditFilter): RawBuilder<boolean> {
  const conditions = [sql<boolean>`a.zone = 'learning'`];
  if (filter.year !== undefined) {
    conditions.push(
      sql<boolean>`a.year_day between make_date(${filter.year}, 1, 1) and make_date(${filter.year}, 12, 31)`,
    );
  }
  if (filter.topic !== undefined) conditions.push(sql<boolean>`${filter.topic} = any (a.topics)`);
  if (filter.text !== undefined) {
    const words = `%${filter.text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    conditions.push(
      sql<boolean>`(a.title ilike ${words} or a.subject ilike ${words} or a.short_name ilike ${words}
        or a.published_by ilike ${words})`,
    );
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
