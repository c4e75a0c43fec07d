import { randomUUID } from 'node:crypto';
import { asJson, fromJson, present, type Tx } from '#platform/db';
import type { AuditFacts } from './audit.ts';
import type { AuditKey } from './audit-key.ts';
import { findOpenCorrection } from './store/corrections.ts';
import { readLists, replaceLists } from './store/lists.ts';

/**
 * A recorded audit's id and version by its short name, also while it is being recorded; null when there is none. It is
 * open while it is recorded or corrected by pages.
 */
export async function findAudit(tx: Tx, partnership: string, shortName: string): Promise<FoundAudit | null> {
  const row = await tx
    .selectFrom('audits.audit')
    .select(['id', 'version', 'stage', 'title'])
    .where('partnership_id', '=', partnership)
    .where('origin', '=', 'recorded')
    .where('short_name', '=', shortName)
    .executeTakeFirst();
  if (row === undefined) return null;
  const isBeingRecorded = row.stage === 'recording';
  const isOpen = isBeingRecorded || (await findOpenCorrection(tx, { partnership, audit: row.id })) !== null;
  return { id: row.id, title: row.title, version: row.version, isBeingRecorded, isOpen };
}

export type FoundAudit = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly isBeingRecorded: boolean;
  readonly isOpen: boolean;
};

/** What an audit is that belongs to the learning; null when it is not there, not yours or still under way. */
export async function getAuditFacts(tx: Tx, key: AuditKey): Promise<AuditFacts | null> {
  const row = await tx
    .selectFrom('audits.audit')
    .selectAll()
    .where('partnership_id', '=', key.partnership)
    .where('id', '=', key.audit)
    .where('zone', '=', 'learning')
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
    stage: 'recorded',
    zone: 'learning',
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
  return { id, isNew: there === null || there.isBeingRecorded };
}

/** The last day the audit speaks of: when it was reported, else its fieldwork, else its publication. */
function lastDay(facts: AuditFacts): string | null {
  const date = facts.reported ?? facts.fieldwork ?? facts.source.published;
  return date?.until ?? date?.from ?? null;
}
