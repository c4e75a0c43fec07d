import { sql, type RawBuilder } from 'kysely';
import { fromJson, present, type Tx } from '#platform/db';
import type { Extent, Finding, FindingKind } from '../finding.ts';

/** An audit as a place where something was found. */
export type FindingAudit = {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly year: number | null;
  /** Number of cases in the whole sample; null where it is not known. */
  readonly sample: number | null;
};

/** A finding with the audit it comes from, for pages across audits. */
export type PartnershipFinding = Pick<
  Finding,
  'ref' | 'kind' | 'text' | 'themes' | 'extent' | 'area' | 'caseLabel'
> & { readonly audit: FindingAudit };

export type FindingFilter = {
  readonly theme?: string | undefined;
  /** Ids of the only audits to look at. */
  readonly audits?: readonly string[] | undefined;
};

/** Standing findings of all audits of a partnership, latest audit first, in the order of each publication. */
export async function listPartnershipFindings(
  tx: Tx,
  partnership: string,
  filter: FindingFilter = {},
): Promise<readonly PartnershipFinding[]> {
  let query = tx
    .selectFrom('findings.finding as f')
    .innerJoin('audits.audit as a', (join) =>
      join.onRef('a.partnership_id', '=', 'f.partnership_id').onRef('a.id', '=', 'f.audit_id'),
    )
    .select(['f.ref', 'f.kind', 'f.text', 'f.themes', 'f.extent', 'f.area', 'f.case_label'])
    .select(['f.audit_id', 'a.title', 'a.subject', 'a.sample_cases', yearOfAudit.as('year')])
    .where('f.partnership_id', '=', partnership)
    .where('f.withdrawn_at', 'is', null)
    .orderBy('a.year_day', (order) => order.desc().nullsLast())
    .orderBy('a.id')
    .orderBy('f.position');
  if (filter.theme !== undefined) query = query.where(hasTheme(filter.theme));
  if (filter.audits !== undefined)
    query = query.where(sql<boolean>`f.audit_id = any (${filter.audits}::uuid[])`);
  const rows = await query.execute();
  return rows.map((row) => ({
    audit: {
      id: row.audit_id,
      title: row.title,
      subject: row.subject,
      year: row.year,
      sample: row.sample_cases,
    },
    ref: row.ref,
    kind: row.kind as FindingKind,
    text: row.text,
    themes: row.themes,
    extent: fromJson<Extent | undefined>(row.extent),
    area: present(row.area),
    caseLabel: present(row.case_label),
  }));
}

/** Audits of a partnership in which something (of a theme, if given) was found, latest first. */
export async function listAuditsWithFindings(
  tx: Tx,
  partnership: string,
  part: { readonly theme?: string | undefined; readonly offset: number; readonly limit: number },
): Promise<readonly FindingAudit[]> {
  return await tx
    .selectFrom('audits.audit as a')
    .select(['a.id', 'a.title', 'a.subject', 'a.sample_cases as sample', yearOfAudit.as('year')])
    .where('a.partnership_id', '=', partnership)
    .where(somethingFound(part.theme))
    .orderBy('a.year_day', (order) => order.desc().nullsLast())
    .orderBy('a.id')
    .offset(part.offset)
    .limit(part.limit)
    .execute();
}

/** In how many audits of a partnership something (of a theme, if given) was found. */
export async function countAuditsWithFindings(tx: Tx, partnership: string, theme?: string): Promise<number> {
  const row = await tx
    .selectFrom('audits.audit as a')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('a.partnership_id', '=', partnership)
    .where(somethingFound(theme))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** In how many audits a theme was found, and in which years (earliest first) as learning. */
export type ThemeTally = {
  readonly theme: string;
  readonly strengths: number;
  readonly learning: number;
  readonly learningYears: readonly number[];
  readonly strengthYears: readonly number[];
};

/** Every theme found in audits of a partnership, as a main theme or beside one; in no order. */
export async function tallyThemes(tx: Tx, partnership: string): Promise<readonly ThemeTally[]> {
  const years = (kind: FindingKind) =>
    sql<
      number[]
    >`coalesce(array_agg(distinct ${yearOfAudit}) filter (where f.kind = ${kind} and a.year_day is not null), '{}')`;
  const audits = (kind: FindingKind) =>
    sql<number>`(count(distinct f.audit_id) filter (where f.kind = ${kind}))::int`;
  const rows = await tx
    .selectFrom('findings.finding as f')
    .innerJoin('audits.audit as a', (join) =>
      join.onRef('a.partnership_id', '=', 'f.partnership_id').onRef('a.id', '=', 'f.audit_id'),
    )
    .innerJoinLateral(sql<{ theme: string }>`unnest(f.themes)`.as<'t'>(sql`t (theme)`), (join) =>
      join.onTrue(),
    )
    .select(['t.theme', audits('strength').as('strengths'), audits('learning').as('learning')])
    .select([years('learning').as('learning_years'), years('strength').as('strength_years')])
    .where('f.partnership_id', '=', partnership)
    .where('f.withdrawn_at', 'is', null)
    .groupBy('t.theme')
    .execute();
  return rows.map((row) => ({
    theme: row.theme,
    strengths: row.strengths,
    learning: row.learning,
    learningYears: row.learning_years,
    strengthYears: row.strength_years,
  }));
}

/** How many strengths and learning points each audit of the partnership has. */
export async function countFindings(
  tx: Tx,
  partnership: string,
): Promise<ReadonlyMap<string, { strengths: number; learning: number }>> {
  const rows = await tx
    .selectFrom('findings.finding')
    .select(['audit_id'])
    .select([
      sql<number>`(count(*) filter (where kind = 'strength'))::int`.as('strengths'),
      sql<number>`(count(*) filter (where kind = 'learning'))::int`.as('learning'),
    ])
    .where('partnership_id', '=', partnership)
    .where('withdrawn_at', 'is', null)
    .groupBy('audit_id')
    .execute();
  return new Map(rows.map((row) => [row.audit_id, { strengths: row.strengths, learning: row.learning }]));
}

const yearOfAudit = sql<number | null>`extract(year from a.year_day)::int`;

function hasTheme(theme: string): RawBuilder<boolean> {
  return sql<boolean>`f.themes @> array[${theme}]::text[]`;
}

function somethingFound(theme: string | undefined): RawBuilder<boolean> {
  return sql<boolean>`exists (select from findings.finding f where f.partnership_id = a.partnership_id
    and f.audit_id = a.id and f.withdrawn_at is null
    and ${theme === undefined ? sql<boolean>`true` : hasTheme(theme)})`;
}
