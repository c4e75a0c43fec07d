import type { ActingContext } from '#accounts';
import { notFound, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { findItem, moveItem } from '../rules/change-tool.ts';
import { writeToolDraft } from '../store/tools.ts';
import { openTool, writerOf } from './parts/tool-page.ts';

/** Moves an item one place up or down within its section. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, params, form } = context;
  const kept = await openTool(context);
  const { section = '', item = '' } = params;
  if (kept === null || findItem(kept.tool, section, item) === null) return notFound();
  const step = form.text('to') === 'up' ? 'up' : 'down';
  await writeToolDraft(tx, writerOf(context), kept, moveItem(kept.tool, section, item, step));
  return redirect(`${paths.tool(actor.membership, kept.id)}#item-${item}`);
}
