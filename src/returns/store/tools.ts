import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { brokenConstraint, fromJson, Overtaken, type Tx } from '#platform/db';
import { emptyTool, type KeptTool, type Retired, type ToolRow } from '../kept-tool.ts';
import { isToolForm, type Tool, type ToolForm } from '../tool.ts';

/** Who writes, for which partnership; `membership` is the one they act as. */
export type ToolWriter = { readonly partnership: string; readonly membership: string };

/** The tools of a partnership by name, retired ones too. */
export async function listTools(tx: Tx, partnership: string): Promise<readonly ToolRow[]> {
  const rows = await tx
    .selectFrom('returns.tool as t')
    .select((eb) => [
      't.id',
      't.name',
      't.form',
      't.origin',
      't.retired_at',
      't.retired_reason',
      eb
        .selectFrom('returns.tool_version as v')
        .whereRef('v.partnership_id', '=', 't.partnership_id')
        .whereRef('v.tool_id', '=', 't.id')
        .select((inner) => inner.fn.max('v.number').as('latest'))
        .as('latest'),
      eb
        .selectFrom('returns.return as r')
        .whereRef('r.partnership_id', '=', 't.partnership_id')
        .whereRef('r.tool_id', '=', 't.id')
        .where('r.state', 'in', ['open', 'sent_back', 'submitted'])
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .as('in_use'),
    ])
    .where('t.partnership_id', '=', partnership)
    .orderBy(sql`lower(t.name)`)
    .orderBy('t.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    form: formOf(row.form),
    origin: row.origin,
    retired: retiredOf(row),
    latest: row.latest ?? 0,
    inUse: Number(row.in_use ?? 0),
  }));
}

/** A tool with its draft and its versions; null when it is not there or not yours. */
export async function findTool(tx: Tx, partnership: string, id: string): Promise<KeptTool | null> {
  const row = await tx
    .selectFrom('returns.tool')
    .select(['id', 'name', 'form', 'origin', 'version', 'retired_at', 'retired_reason'])
    .where('partnership_id', '=', partnership)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const draft = await tx
    .selectFrom('returns.tool_draft')
    .select(['content', 'version'])
    .where('partnership_id', '=', partnership)
    .where('tool_id', '=', id)
    .executeTakeFirst();
  const versions = await tx
    .selectFrom('returns.tool_version')
    .select(['number', 'note', 'made_by', 'made_at'])
    .where('partnership_id', '=', partnership)
    .where('tool_id', '=', id)
    .orderBy('number', 'desc')
    .execute();
  const latest = versions[0]?.number;
  const form = formOf(row.form);
  const content =
    draft !== undefined
      ? fromJson<Tool>(draft.content)
      : ((latest === undefined ? null : await getToolVersion(tx, partnership, id, latest)) ?? {
          ...emptyTool,
          name: row.name,
          form,
        });
  return {
    id: row.id,
    name: row.name,
    form,
    origin: row.origin,
    version: row.version,
    retired: retiredOf(row),
    tool: content,
    draftVersion: draft?.version ?? 0,
    versions: versions.map((one) => ({
      number: one.number,
      note: one.note ?? '',
      madeBy: one.made_by,
      madeAt: one.made_at,
    })),
  };
}

/** A version as it was published; null when there is none of that number or it is not yours. */
export async function getToolVersion(
  tx: Tx,
  partnership: string,
  id: string,
  number: number,
): Promise<Tool | null> {
  const row = await tx
    .selectFrom('returns.tool_version')
    .select('content')
    .where('partnership_id', '=', partnership)
    .where('tool_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? null : fromJson<Tool>(row.content);
}

/** Ids of items in any version: none of them is ever given to another item. */
export async function listItemIds(tx: Tx, partnership: string, id: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select distinct item ->> 'id' as id from returns.tool_version v,
      jsonb_array_elements(v.content -> 'sections') section, jsonb_array_elements(section -> 'items') item
    where v.partnership_id = ${partnership} and v.tool_id = ${id}`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** Adds a tool with its draft; returns its id. */
export async function addTool(
  tx: Tx,
  { partnership, membership }: ToolWriter,
  tool: Tool,
  origin: string | null,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('returns.tool')
    .values({
      partnership_id: partnership,
      id,
      name: tool.name,
      form: tool.form,
      origin,
      made_by: membership,
    })
    .execute();
  await addDraft(tx, { partnership, membership }, id, tool);
  return id;
}

/** Writes the draft in place of the one that was seen; done again where somebody else wrote it meanwhile. */
export async function writeToolDraft(
  tx: Tx,
  writer: ToolWriter,
  kept: Pick<KeptTool, 'id' | 'name' | 'draftVersion'>,
  tool: Tool,
): Promise<void> {
  const { partnership, membership } = writer;
  if (kept.draftVersion === 0) await addDraft(tx, writer, kept.id, tool);
  else {
    const written = await tx
      .updateTable('returns.tool_draft')
      .set({
        content: JSON.stringify(tool),
        version: kept.draftVersion + 1,
        changed_by: membership,
        changed_at: sql<Temporal.Instant>`now()`,
      })
      .where('partnership_id', '=', partnership)
      .where('tool_id', '=', kept.id)
      .where('version', '=', kept.draftVersion)
      .executeTakeFirst();
    if (written.numUpdatedRows !== 1n) throw new Overtaken();
  }
  if (tool.name === kept.name) return;
  await tx
    .updateTable('returns.tool')
    .set((eb) => ({ name: tool.name, version: eb('version', '+', 1) }))
    .where('partnership_id', '=', partnership)
    .where('id', '=', kept.id)
    .execute();
}

/** Publishes a version, for ever. Two at once come one after the other. */
export async function publishTool(
  tx: Tx,
  { partnership, membership }: ToolWriter,
  id: string,
  version: { readonly number: number; readonly tool: Tool; readonly note: string },
): Promise<void> {
  try {
    await tx
      .insertInto('returns.tool_version')
      .values({
        partnership_id: partnership,
        tool_id: id,
        number: version.number,
        content: JSON.stringify(version.tool),
        note: version.note === '' ? null : version.note,
        made_by: membership,
      })
      .execute();
  } catch (error) {
    throw brokenConstraint(error) === 'tool_version_pkey' ? new Overtaken(error) : error;
  }
}

/** Takes a tool out of use with a reason, or brings it back (null). Returns that are pinned to it go on. */
export async function retireTool(
  tx: Tx,
  partnership: string,
  kept: Pick<KeptTool, 'id' | 'version'>,
  reason: string | null,
): Promise<void> {
  const written = await tx
    .updateTable('returns.tool')
    .set({
      retired_at: reason === null ? null : sql<Temporal.Instant>`now()`,
      retired_reason: reason,
      version: kept.version + 1,
    })
    .where('partnership_id', '=', partnership)
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new Overtaken();
}

async function addDraft(tx: Tx, writer: ToolWriter, id: string, tool: Tool): Promise<void> {
  try {
    await tx
      .insertInto('returns.tool_draft')
      .values({
        partnership_id: writer.partnership,
        tool_id: id,
        content: JSON.stringify(tool),
        changed_by: writer.membership,
      })
      .execute();
  } catch (error) {
    throw brokenConstraint(error) === 'tool_draft_pkey' ? new Overtaken(error) : error;
  }
}

function retiredOf(row: {
  readonly retired_at: Temporal.Instant | null;
  readonly retired_reason: string | null;
}): Retired | null {
  return row.retired_at === null ? null : { at: row.retired_at, reason: row.retired_reason ?? '' };
}

/** The database's rule allows no other. */
function formOf(code: string): ToolForm {
  if (!isToolForm(code)) throw new TypeError('No form of a tool');
  return code;
}
