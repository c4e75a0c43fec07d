import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { brokenConstraint, Overtaken, type Tx } from '#platform/db';
import type { PlannedAudit, PlannedContent, Priority } from '../programme/planned-audit.ts';
import { keepFormer } from './programme-former.ts';

/** Who writes, for which partnership; `membership` is the one they act as. */
export type ProgrammeWriter = { readonly partnership: string; readonly membership: string };

/** What every change of a row sets besides. */
const nextVersion = { changed_at: sql<Temporal.Instant>`now()`, version: sql<number>`version + 1` };

/** The priorities of a partnership by name, those that are retired last. */
export async function listPriorities(tx: Tx, partnership: string): Promise<readonly Priority[]> {
  const rows = await tx
    .selectFrom('audits.priority')
    .select(['id', 'name', 'plan', 'from_day', 'until_day', 'is_retired'])
    .where('partnership_id', '=', partnership)
    .orderBy('is_retired')
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    plan: row.plan ?? '',
    from: row.from_day,
    until: row.until_day,
    isRetired: row.is_retired,
  }));
}

/** One priority; null when it is not there or not yours. */
export async function findPriority(tx: Tx, partnership: string, id: string): Promise<Priority | null> {
  return (await listPriorities(tx, partnership)).find((one) => one.id === id) ?? null;
}

function columnsOfPriority(writer: ProgrammeWriter, priority: Omit<Priority, 'id'>) {
  return {
    name: priority.name,
    plan: priority.plan || null,
    from_day: priority.from,
    until_day: priority.until,
    is_retired: priority.isRetired,
    changed_by: writer.membership,
  };
}

export async function addPriority(
  tx: Tx,
  writer: ProgrammeWriter,
  priority: Omit<Priority, 'id'>,
): Promise<void> {
  await tx
    .insertInto('audits.priority')
    .values({
      partnership_id: writer.partnership,
      id: randomUUID(),
      ...columnsOfPriority(writer, priority),
    })
    .execute();
}

/** Writes a priority as it is to be from now on; what it was, `before`, is kept. */
export async function changePriority(
  tx: Tx,
  writer: ProgrammeWriter,
  before: Priority,
  priority: Omit<Priority, 'id'>,
): Promise<void> {
  await keepFormer(tx, writer.partnership, 'priority', before);
  await tx
    .updateTable('audits.priority')
    .set({ ...columnsOfPriority(writer, priority), ...nextVersion })
    .where('partnership_id', '=', writer.partnership)
    .where('id', '=', before.id)
    .execute();
}

function selectPlanned(tx: Tx, partnership: string) {
  return tx
    .selectFrom('audits.planned_audit')
    .select([
      'id',
      'year',
      'title',
      'themes',
      'priority_id',
      'owner_group',
      'quarter',
      'from_day',
      'until_day',
    ])
    .select(['agency_ids', 'note', 'audit_id', 'dropped_on', 'dropped_reason'])
    .where('partnership_id', '=', partnership);
}

function plannedOf(
  row: Awaited<ReturnType<ReturnType<typeof selectPlanned>['executeTakeFirstOrThrow']>>,
): PlannedAudit {
  return {
    id: row.id,
    year: row.year,
    title: row.title,
    themes: row.themes,
    priority: row.priority_id,
    ownerGroup: row.owner_group ?? '',
    quarter: row.quarter,
    from: row.from_day,
    until: row.until_day,
    agencies: row.agency_ids,
    note: row.note ?? '',
    audit: row.audit_id,
    dropped: row.dropped_on === null ? null : { on: row.dropped_on, reason: row.dropped_reason ?? '' },
  };
}

/** The planned audits of a programme year: by when they are planned for, those without a time last. */
export async function listPlannedAudits(
  tx: Tx,
  partnership: string,
  year: number,
): Promise<readonly PlannedAudit[]> {
  const rows = await selectPlanned(tx, partnership)
    .where('year', '=', year)
    .orderBy(
      sql`coalesce(from_day, (make_date(year, 4, 1) + make_interval(months => (quarter - 1) * 3))::date) nulls last`,
    )
    .orderBy(sql`lower(title)`)
    .orderBy('id')
    .execute();
  return rows.map(plannedOf);
}

/** One planned audit; null when it is not there or not yours. */
export async function findPlannedAudit(
  tx: Tx,
  partnership: string,
  id: string,
): Promise<PlannedAudit | null> {
  const row = await selectPlanned(tx, partnership).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : plannedOf(row);
}

/** The audits that are some planned one's already, by their ids. */
export async function listLinkedAudits(tx: Tx, partnership: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('audits.planned_audit')
    .select('audit_id')
    .where('partnership_id', '=', partnership)
    .where('audit_id', 'is not', null)
    .execute();
  return new Set(rows.flatMap((row) => row.audit_id ?? []));
}

function columnsOfPlanned(writer: ProgrammeWriter, content: PlannedContent) {
  return {
    year: content.year,
    title: content.title,
    themes: [...content.themes],
    priority_id: content.priority,
    owner_group: content.ownerGroup || null,
    quarter: content.quarter,
    from_day: content.from,
    until_day: content.until,
    agency_ids: [...content.agencies],
    note: content.note || null,
    audit_id: content.audit,
    changed_by: writer.membership,
  };
}

export async function addPlannedAudit(
  tx: Tx,
  writer: ProgrammeWriter,
  content: PlannedContent,
): Promise<void> {
  const columns = columnsOfPlanned(writer, content);
  await once(async () =>
    tx
      .insertInto('audits.planned_audit')
      .values({ partnership_id: writer.partnership, id: randomUUID(), ...columns })
      .execute(),
  );
}

/** Writes what is planned of an audit as it is to be from now on; what it was, `before`, is kept. */
export async function changePlannedAudit(
  tx: Tx,
  writer: ProgrammeWriter,
  before: PlannedAudit,
  content: PlannedContent,
): Promise<void> {
  const columns = columnsOfPlanned(writer, content);
  await keepFormer(tx, writer.partnership, 'planned', before);
  await once(async () =>
    tx
      .updateTable('audits.planned_audit')
      .set({ ...columns, ...nextVersion })
      .where('partnership_id', '=', writer.partnership)
      .where('id', '=', before.id)
      .execute(),
  );
}

/** Says that a planned audit was begun as this one, unless it was begun or dropped meanwhile. */
export async function linkPlannedAudit(
  tx: Tx,
  writer: ProgrammeWriter,
  id: string,
  audit: string,
): Promise<void> {
  const before = await findPlannedAudit(tx, writer.partnership, id);
  if (before === null || before.audit !== null || before.dropped !== null) return;
  await changePlannedAudit(tx, writer, before, { ...before, audit });
}

/** Drops a planned audit with its reason, or (null) takes it up again; what it was, `before`, is kept. */
export async function dropPlannedAudit(
  tx: Tx,
  writer: ProgrammeWriter,
  before: PlannedAudit,
  dropped: PlannedAudit['dropped'],
): Promise<void> {
  await keepFormer(tx, writer.partnership, 'planned', before);
  await tx
    .updateTable('audits.planned_audit')
    .set({
      dropped_on: dropped?.on ?? null,
      dropped_reason: dropped?.reason ?? null,
      changed_by: writer.membership,
      ...nextVersion,
    })
    .where('partnership_id', '=', writer.partnership)
    .where('id', '=', before.id)
    .execute();
}

/** Two people link one audit at the same time: done again, the second sees that it is taken. */
async function once(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw brokenConstraint(error) === 'planned_audit_by_audit' ? new Overtaken(error) : error;
  }
}
