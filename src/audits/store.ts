import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asJson, fromJson, present, type Tx } from '#platform/db';
import type { PartialDate } from '#platform/time';
import type { AuditFacts, MethodKind } from './audit.ts';
import type { AuditKey } from './audit-key.ts';
import { readLists, replaceLists } from './store/lists.ts';

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
  readonly text?: string | undefined;
};

/** The audits of a partnership, latest first. */
export async function listAudits(
  tx: Tx,
  partnership: string,
  filter: AuditFilter = {},
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
    .orderBy('a.year_day', (order) => order.desc().nullsLast())
    .orderBy('a.id');
  if (filter.year !== undefined) {
    query = query.where(
      sql<boolean>`a.year_day between make_date(${filter.year}, 1, 1) and make_date(${filter.year}, 12, 31)`,
    );
  }
  if (filter.topic !== undefined) query = query.where(sql<boolean>`${filter.topic} = any (a.topics)`);
  if (filter.text !== undefined) {
    const words = `%${filter.text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    query = query.where(
      sql<boolean>`(a.title ilike ${words} or a.subject ilike ${words} or a.short_name ilike ${words})`,
    );
  }
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

/** How many audits the partnership has. */
export async function countAudits(tx: Tx, partnership: string): Promise<number> {
  const row = await tx
    .selectFrom('audits.audit')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('partnership_id', '=', partnership)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** An audit's id and version by its short name; null when there is none. */
export async function findAudit(
  tx: Tx,
  partnership: string,
  shortName: string,
): Promise<{ id: string; version: number } | null> {
  const row = await tx
    .selectFrom('audits.audit')
    .select(['id', 'version'])
    .where('partnership_id', '=', partnership)
    .where('short_name', '=', shortName)
    .executeTakeFirst();
  return row ?? null;
}

/** What an audit is; null when it is not there or not yours. */
export async function getAuditFacts(tx: Tx, key: AuditKey): Promise<AuditFacts | null> {
  const row = await tx
    .selectFrom('audits.audit')
    .selectAll()
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .executeTakeFirst();
  if (row === undefined) return null;
  const lists = await readLists(tx, key);
  return {
    shortName: row.short_name,
    title: row.title,
    subject: row.subject,
    topics: row.topics,
    publishedBy: present(row.published_by),
    priority: fromJson<AuditFacts['priority']>(row.priority),
    purpose: row.purpose,
    background: row.background,
    fieldwork: fromJson<AuditFacts['fieldwork']>(row.fieldwork),
    reported: fromJson<AuditFacts['reported']>(row.reported),
    scope: fromJson<AuditFacts['scope']>(row.scope),
    receivingGroup: fromJson<AuditFacts['receivingGroup']>(row.receiving_group),
    audience: present(row.audience),
    graded: row.graded,
    sample: fromJson<AuditFacts['sample']>(row.sample),
    reflectiveQuestions: row.reflective_questions,
    source: fromJson<AuditFacts['source']>(row.source),
    ...lists,
  };
}

/**
 * Records an audit taken from a publication, or records it again: known by the partnership and its short name.
 * @returns its id, and whether it is new.
 */
export async function recordAudit(
  tx: Tx,
  partnership: string,
  facts: AuditFacts,
  ids: { readonly agencies: ReadonlyMap<string, string>; readonly areas: ReadonlyMap<string, string> },
): Promise<{ id: string; isNew: boolean }> {
  const there = await findAudit(tx, partnership, facts.shortName);
  const id = there?.id ?? randomUUID();
  const values = {
    title: facts.title,
    subject: facts.subject,
    topics: [...facts.topics],
    published_by: facts.publishedBy ?? null,
    priority: asJson(facts.priority),
    purpose: [...facts.purpose],
    background: [...facts.background],
    fieldwork: asJson(facts.fieldwork),
    reported: asJson(facts.reported),
    scope: asJson(facts.scope),
    receiving_group: asJson(facts.receivingGroup),
    audience: facts.audience ?? null,
    graded: facts.graded,
    sample: JSON.stringify(facts.sample),
    sample_cases: facts.sample.cases,
    source: asJson(facts.source),
    reflective_questions: [...facts.reflectiveQuestions],
    year_day: lastDay(facts),
  };
  if (there === null) {
    await tx
      .insertInto('audits.audit')
      .values({ partnership_id: partnership, id, short_name: facts.shortName, origin: 'recorded', ...values })
      .execute();
  } else {
    await tx
      .updateTable('audits.audit')
      .set({ ...values, version: there.version + 1 })
      .where('partnership_id', '=', partnership)
      .where('id', '=', id)
      .execute();
  }
  await replaceLists(tx, { partnership, audit: id }, facts, ids);
  return { id, isNew: there === null };
}

/** The last day the audit speaks of: when it was reported, else its fieldwork, else its publication. */
function lastDay(facts: AuditFacts): string | null {
  const date = facts.reported ?? facts.fieldwork ?? facts.source.published;
  return date?.until ?? date?.from ?? null;
}
