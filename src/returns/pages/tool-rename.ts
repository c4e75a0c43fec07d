import type { ActingContext } from '#accounts';
import { mergeEntries, showEntries, showMerged, typedIn } from '#platform/forms';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { SafeHtml } from '#platform/html';
import type { KeptTool } from '../kept-tool.ts';
import { toolEntries, toolOfValues, toolValues } from '../parts/tool-entries.ts';
import { paths } from '../paths.ts';
import { writeToolDraft } from '../store/tools.ts';
import { entriesForm, openTool, toolPage, writerOf } from './parts/tool-page.ts';

/** A tool's name, what it is for, how long it takes and how practice is graded. */
export async function get(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  if (kept === null) return notFound();
  return page(view(context, kept, { typed: showEntries(toolEntries, toolValues(kept.tool)) }));
}

export async function post(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  if (kept === null) return notFound();
  const { tx, actor, form } = context;
  const values = toolValues(kept.tool);
  const merging = mergeEntries(toolEntries, values, form);
  if (merging.problems.length > 0)
    return invalid(view(context, kept, { typed: typedIn(form), problems: merging.problems }));
  if (merging.conflicts.length > 0)
    return conflict(
      view(context, kept, {
        typed: showMerged(toolEntries, values, merging, form),
        conflicts: merging.conflicts,
      }),
    );
  if (Object.keys(merging.changes).length > 0)
    await writeToolDraft(
      tx,
      writerOf(context),
      kept,
      toolOfValues(kept.tool, { ...values, ...merging.changes }),
    );
  return redirect(paths.tool(actor.membership, kept.id));
}

function view(
  context: ActingContext,
  kept: KeptTool,
  shown: Pick<Parameters<typeof entriesForm>[1], 'typed' | 'problems' | 'conflicts'>,
): SafeHtml {
  const m = context.actor.membership;
  const isStale = (shown.conflicts ?? []).length > 0;
  return toolPage(
    context,
    kept,
    {
      title: isStale ? 'Somebody else changed this meanwhile' : 'Name and purpose',
      problems: shown.problems ?? [],
    },
    entriesForm(context, {
      action: paths.toolRename(m, kept.id),
      cancel: paths.tool(m, kept.id),
      entries: toolEntries,
      kept: toolValues(kept.tool),
      ...shown,
    }),
  );
}
