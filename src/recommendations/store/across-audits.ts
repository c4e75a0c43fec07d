import { sql, type RawBuilder } from 'kysely';
import { fromJson, present, type Tx } from '#platform/db';
import type { Owner, Recommendation, RecommendationForm, RecommendationKind } from '../recommendation.ts';

/** A recommendation or suggested action with the audit it comes from, for pages across audits. */
export type PartnershipRecommendation = Recommendation & {
  readonly audit: { readonly id: string; readonly title: string; readonly year: number | null };
  /** Names of agencies by their `ref`, as far as owners need them. */
  readonly agencyNames: Readonly<Record<string, string>>;
};

export type RecommendationFilter = {
  readonly form?: RecommendationForm | undefined;
  /** Whether the publication names an owner. */
  readonly owned?: boolean | undefined;
};

/** How many of each form the partnership's audits hold, and how many of them nobody owns. */
export type RecommendationCounts = Readonly<
  Record<RecommendationForm, { readonly all: number; readonly ownerless: number }>
>;

/** Standing recommendations, then suggested actions; of each the latest audit first, in the order of the publication. */
export async function listPartnershipRecommendations(
  tx: Tx,
  partnership: string,
  filter: RecommendationFilter = {},
  part: { readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly PartnershipRecommendation[]> {
  let query = tx
    .selectFrom('recommendations.recommendation as r')
    .innerJoin('audits.audit as a', (join) =>
      join.onRef('a.partnership_id', '=', 'r.partnership_id').onRef('a.id', '=', 'r.audit_id'),
    )
    .selectAll('r')
    .select(['a.title', sql<number | null>`extract(year from a.year_day)::int`.as('year')])
    .where('r.partnership_id', '=', partnership)
    .where('r.withdrawn_at', 'is', null)
    .where(matches(partnership, filter))
    .orderBy('r.form')
    .orderBy('a.year_day', (order) => order.desc().nullsLast())
    .orderBy('a.id')
    .orderBy('r.position')
    .offset(part.offset ?? 0);
  if (part.limit !== undefined) query = query.limit(part.limit);
  const rows = await query.execute();
  const owners = await listOwnersOf(
    tx,
    partnership,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const own = owners.filter((owner) => owner.recommendation === row.id);
    return {
      ref: row.ref,
      form: row.form as RecommendationForm,
      kind: row.kind as RecommendationKind,
      text: row.text,
      owners: own.map((owner) => owner.owner),
      due: fromJson<Recommendation['due']>(row.due),
      secondStep: fromJson<Recommendation['secondStep']>(row.second_step),
      themes: row.themes,
      findings: present(row.finding_refs),
      audit: { id: row.audit_id, title: row.title, year: row.year },
      agencyNames: Object.fromEntries(
        own.flatMap(({ owner, agencyName }) =>
          owner.agency === null || agencyName === null ? [] : [[owner.agency, agencyName]],
        ),
      ),
    };
  });
}

/** How many recommendations and suggested actions stand in the partnership's audits. */
export async function countPartnershipRecommendations(
  tx: Tx,
  partnership: string,
): Promise<RecommendationCounts> {
  const rows = await tx
    .selectFrom('recommendations.recommendation as r')
    .select([
      'r.form',
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where not ${isOwned(partnership)}))::int`.as('ownerless'),
    ])
    .where('r.partnership_id', '=', partnership)
    .where('r.withdrawn_at', 'is', null)
    .groupBy('r.form')
    .execute();
  const of = (form: RecommendationForm) => {
    const row = rows.find((one) => one.form === form);
    return { all: row?.all ?? 0, ownerless: row?.ownerless ?? 0 };
  };
  return { recommendation: of('recommendation'), suggested_action: of('suggested_action') };
}

/** How much each audit of the partnership recommends and suggests; audits that ask for nothing are left out. */
export async function countRecommendations(
  tx: Tx,
  partnership: string,
): Promise<ReadonlyMap<string, { recommendations: number; suggestedActions: number }>> {
  const rows = await tx
    .selectFrom('recommendations.recommendation')
    .select('audit_id')
    .select([
      sql<number>`(count(*) filter (where form = 'recommendation'))::int`.as('recommendations'),
      sql<number>`(count(*) filter (where form = 'suggested_action'))::int`.as('actions'),
    ])
    .where('partnership_id', '=', partnership)
    .where('withdrawn_at', 'is', null)
    .groupBy('audit_id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.audit_id,
      { recommendations: row.recommendations, suggestedActions: row.actions },
    ]),
  );
}

async function listOwnersOf(
  tx: Tx,
  partnership: string,
  recommendations: readonly string[],
): Promise<readonly { recommendation: string; owner: Owner; agencyName: string | null }[]> {
  const rows = await tx
    .selectFrom('recommendations.owner as o')
    .leftJoin('audits.audit_agency as g', (join) =>
      join
        .onRef('g.partnership_id', '=', 'o.partnership_id')
        .onRef('g.audit_id', '=', 'o.audit_id')
        .onRef('g.ref', '=', 'o.agency_ref'),
    )
    .select(['o.recommendation_id', 'o.agency_ref', 'o.service', 'o.name'])
    .select(sql<string | null>`g.entry ->> 'name'`.as('agency_name'))
    .where('o.partnership_id', '=', partnership)
    .where(sql<boolean>`o.recommendation_id = any (${[...recommendations]}::uuid[])`)
    .orderBy('o.position')
    .execute();
  return rows.map((row) => ({
    recommendation: row.recommendation_id,
    owner: { agency: row.agency_ref, service: present(row.service), name: present(row.name) },
    agencyName: row.agency_name,
  }));
}

/** Asked once for all rows and not row by row, because each look into a table asks its policy again. */
function isOwned(partnership: string): RawBuilder<boolean> {
  return sql<boolean>`(r.audit_id, r.id) in (select o.audit_id, o.recommendation_id from recommendations.owner o
    where o.partnership_id = ${partnership})`;
}

function matches(partnership: string, filter: RecommendationFilter): RawBuilder<boolean> {
  const form = filter.form === undefined ? sql<boolean>`true` : sql<boolean>`r.form = ${filter.form}`;
  const owned =
    filter.owned === undefined ? sql<boolean>`true` : sql<boolean>`${isOwned(partnership)} = ${filter.owned}`;
  return sql<boolean>`${form} and ${owned}`;
}

/** An audit that found learning and asks for nothing. */
export type AuditWithoutRecommendations = {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly learning: number;
};

/** The latest audits of a partnership with standing learning and neither a recommendation nor a suggested action. */
export async function listAuditsWithoutRecommendations(
  tx: Tx,
  partnership: string,
  limit: number,
): Promise<readonly AuditWithoutRecommendations[]> {
  return await tx
    .selectFrom('audits.audit as a')
    .innerJoin('findings.finding as f', (join) =>
      join.onRef('f.partnership_id', '=', 'a.partnership_id').onRef('f.audit_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.title', sql<number | null>`extract(year from a.year_day)::int`.as('year')])
    .select(sql<number>`count(*)::int`.as('learning'))
    .where('a.partnership_id', '=', partnership)
    .where('f.kind', '=', 'learning')
    .where('f.withdrawn_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from recommendations.recommendation r
        where r.partnership_id = a.partnership_id and r.audit_id = a.id and r.withdrawn_at is null)`,
    )
    .groupBy(['a.partnership_id', 'a.id'])
    .orderBy('a.year_day', (order) => order.desc().nullsLast())
    .orderBy('a.id')
    .limit(limit)
    .execute();
}
