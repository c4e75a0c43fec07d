import type { ActingContext } from '#accounts';
import { findSection, type Section } from '#audits';
import { mayHaveFiles, type Evidence } from '../../evidence.ts';
import { askedItems } from '../../rules/asked-items.ts';
import { listEvidence } from '../../store/evidence.ts';
import type { ToolItem } from '../../tool.ts';
import { openMyReturn, type OpenedReturn } from './open-return.ts';

/** The item of a return that a file belongs to, with its section; null where it is not asked. */
export function findAskedItem(
  { tool, asked, entries, sections }: OpenedReturn,
  id: string,
): { readonly item: ToolItem; readonly section: Section } | null {
  for (const { section, items } of askedItems(tool, asked, entries.answers)) {
    const item = items.find((one) => one.id === id && mayHaveFiles(one));
    const shown = findSection(sections, section.code);
    if (item !== undefined && shown !== null) return { item, section: shown };
  }
  return null;
}

/**
 * The file that the address names, with its return; null where it is not there, not theirs, or was taken away. One that was
 * signed with the return is read on by its address.
 */
export async function openEvidence(
  context: ActingContext,
  of: 'standing' | 'also signed',
): Promise<{ readonly opened: OpenedReturn; readonly file: Evidence } | null> {
  const opened = await openMyReturn(context, []);
  if (opened === null) return null;
  const id = context.params['evidence'] ?? '';
  const files = await listEvidence(
    context.tx,
    opened.caseKey,
    opened.key,
    of === 'standing' ? 'standing' : { id },
  );
  const file = files.find((one) => one.id === id);
  return file === undefined ? null : { opened, file };
}
