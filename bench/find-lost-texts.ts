import { asServer } from './autosave-ground.ts';
import type { Sent } from './editors.ts';
import type { Ground } from './ground.ts';

export type Kept = {
  readonly field: string;
  readonly version: number;
  readonly text: string;
  readonly by: string;
};

/**
 * What is amiss with a draft after everybody has typed, in sentences: texts that were answered with 200 and that it
 * cannot account for. Each saving is one version of its field. A former value is kept wherever somebody else wrote next,
 * so the versions from one kept value to the next are one person's, in the order in which they sent them, and the last
 * of them is what is kept or stands there now.
 */
export async function findLostTexts(
  ground: Ground,
  audit: string,
  sent: readonly Sent[],
): Promise<readonly string[]> {
  const { kept, header } = await asServer(ground, async (client) => {
    const values = await client.query<Kept>(
      `select field, version, coalesce(value ->> 'left-out', value #>> '{}') as text, changed_by as by from (
           select field, version, value, changed_by from audits.draft_field where audit_id = $1
           union all select field, version, value, changed_by from audits.draft_former where audit_id = $1) as kept
         order by field, version`,
      [audit],
    );
    const own = await client.query<{ title: string; subject: string }>(
      'select title, subject from audits.audit where id = $1',
      [audit],
    );
    return { kept: values.rows, header: own.rows[0] };
  });
  const amiss = [...findLost(kept, sent)];
  for (const field of new Set(sent.map((one) => one.field))) {
    const values = kept.filter((one) => one.field === field);
    const shown = field === 'title' ? header?.title : field === 'subject' ? header?.subject : undefined;
    if (values.length > 0 && shown !== undefined && shown !== values.at(-1)?.text)
      amiss.push(`${field}: the audit's own row shows another text than the draft.`);
  }
  return amiss;
}

/** The same of whatever keeps its fields in versions, all of which are given. */
export function findLost(kept: readonly Kept[], sent: readonly Sent[]): readonly string[] {
  return [...new Set(sent.map((one) => one.field))].flatMap((field) =>
    findLostIn(
      field,
      kept.filter((one) => one.field === field),
      sent.filter((one) => one.field === field),
    ),
  );
}

function findLostIn(field: string, values: readonly Kept[], sent: readonly Sent[]): readonly string[] {
  const saved = new Map<string, string[]>();
  for (const { membership, text, status } of sent)
    if (status === 200) saved.set(membership, [...(saved.get(membership) ?? []), text]);
  const amiss: string[] = [];
  let before = 0;
  for (const { version, text, by } of values) {
    const run = saved.get(by)?.splice(0, version - before) ?? [];
    const isBegun = before === 0 && run.length === 0;
    before = version;
    // What the audit was begun with was sent by nobody.
    if (isBegun) continue;
    if (run.at(-1) !== text) amiss.push(`${field}: version ${version} is not what was saved as it.`);
  }
  for (const [membership, left] of saved)
    if (left.length > 0) amiss.push(`${field}: ${left.length} texts of ${membership} are nowhere.`);
  return amiss;
}
