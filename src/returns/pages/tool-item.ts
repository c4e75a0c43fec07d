import type { ActingContext } from '#accounts';
import {
  mergeEntries,
  showEntries,
  showMerged,
  typedIn,
  type Entry,
  type FormProblem,
} from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { KeptTool } from '../kept-tool.ts';
import { itemConditionEntries } from '../parts/condition-entries.ts';
import {
  itemAgencyEntries,
  itemEntries,
  itemOfValues,
  itemThemeEntries,
  itemValues,
} from '../parts/item-entries.ts';
import { paths } from '../paths.ts';
import { findItem, nextItemId, putItem } from '../rules/change-tool.ts';
import { findToolFaults, toolLimits } from '../rules/find-tool-faults.ts';
import { listItemIds, writeToolDraft } from '../store/tools.ts';
import type { Tool, ToolItem, ToolSection } from '../tool.ts';
import { entriesForm, openTool, toolPage, writerOf } from './parts/tool-page.ts';

const newItem = 'new';

type Opened = {
  readonly kept: KeptTool;
  readonly section: ToolSection;
  readonly item: ToolItem | null;
  readonly entries: readonly Entry[];
};

/** An item of a tool: its words, how it is answered, of whom and when it is asked; a new one under the address `new`. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await open(context);
  if (opened === null) return notFound();
  return page(view(context, opened, { typed: showEntries(opened.entries, valuesOf(opened)) }));
}

export async function post(context: ActingContext): Promise<Reply> {
  const opened = await open(context);
  if (opened === null) return notFound();
  const { tx, actor, form } = context;
  const { kept, section, item, entries } = opened;
  const values = valuesOf(opened);
  const merging = mergeEntries(entries, values, form);
  const id =
    item?.id ?? nextItemId([...idsIn(kept.tool), ...(await listItemIds(tx, actor.partnership.id, kept.id))]);
  const merged = { ...values, ...merging.changes };
  const where = typeof merged['section'] === 'string' ? merged['section'] : section.code;
  const changed = putItem(kept.tool, where, itemOfValues(id, merged));
  const problems = [...merging.problems, ...faultsOf(kept.tool, changed, id, item === null)];
  if (problems.length > 0) return invalid(view(context, opened, { typed: typedIn(form), problems }));
  if (merging.conflicts.length > 0)
    return conflict(
      view(context, opened, {
        typed: showMerged(entries, values, merging, form),
        conflicts: merging.conflicts,
      }),
    );
  if (item === null || Object.keys(merging.changes).length > 0)
    await writeToolDraft(tx, writerOf(context), kept, changed);
  const m = actor.membership;
  return redirect(
    form.text('next') === 'another'
      ? `${paths.toolItem(m, kept.id, section.code, newItem)}?saved=item`
      : `${paths.tool(m, kept.id)}#section-${where}`,
  );
}

/** What this change would break: faults that were there before are not its doing. */
function faultsOf(before: Tool, after: Tool, id: string, isNew: boolean): readonly FormProblem[] {
  if (isNew && idsIn(before).length >= toolLimits.items)
    return [{ field: 'text', message: `A tool asks at most ${toolLimits.items} things` }];
  const known = new Set(findToolFaults(before).map((fault) => fault.message));
  const waits = after.sections.flatMap((section) => section.items).find((item) => item.id === id)
    ?.when?.after;
  return findToolFaults(after)
    .filter((fault) => !known.has(fault.message))
    .map((fault) => ({
      field: / wait/.test(fault.message) ? (waits?.answers.length === 0 ? 'after-answers' : 'after') : 'text',
      message: fault.message,
    }));
}

function idsIn(tool: Tool): readonly string[] {
  return tool.sections.flatMap((section) => section.items.map((item) => item.id));
}

async function open(context: ActingContext): Promise<Opened | null> {
  const kept = await openTool(context);
  if (kept === null) return null;
  const { section: code = '', item: id = '' } = context.params;
  const section = kept.tool.sections.find((one) => one.code === code);
  const item = findItem(kept.tool, code, id)?.item ?? null;
  if (section === undefined || (item === null && id !== newItem)) return null;
  const entries = [
    ...itemEntries(kept.tool),
    ...itemAgencyEntries,
    ...itemConditionEntries(kept.tool, item?.id ?? null),
    ...itemThemeEntries,
  ];
  return { kept, section, item, entries };
}

function valuesOf({ item, section }: Opened) {
  return itemValues(item, section.code);
}

function view(
  context: ActingContext,
  opened: Opened,
  shown: Pick<Parameters<typeof entriesForm>[1], 'typed' | 'problems' | 'conflicts'>,
): SafeHtml {
  const m = context.actor.membership;
  const { kept, section, item } = opened;
  const isStale = (shown.conflicts ?? []).length > 0;
  const title = item === null ? 'Add a standard or question' : 'Change what is asked';
  return toolPage(
    context,
    kept,
    {
      title: isStale ? 'Somebody else changed this meanwhile' : title,
      problems: shown.problems ?? [],
      back: [`${paths.tool(m, kept.id)}#section-${section.code}`, 'Back to the tool'],
    },
    item === null && context.query['saved'] === 'item' && html`<p class="tl-saved" role="status">Saved.</p>`,
    item !== null &&
      html`<p class="govuk-body">
        Reworded, it stays the same item (${item.id}): answers to it can be compared with earlier ones. If it should ask for
        something else, remove it and add a new one.
      </p>`,
    entriesForm(context, {
      action: paths.toolItem(m, kept.id, section.code, item?.id ?? newItem),
      cancel: paths.tool(m, kept.id),
      entries: itemEntries(kept.tool),
      folds: [
        {
          title: (item?.agencies.length ?? 0) > 0 ? 'Who is asked (not everybody)' : 'Who is asked',
          entries: itemAgencyEntries,
        },
        {
          title:
            item !== null && item.when !== null
              ? 'When it is asked (there are conditions)'
              : 'When it is asked',
          entries: itemConditionEntries(kept.tool, item?.id ?? null),
        },
        { title: 'What it tells about', entries: itemThemeEntries },
      ],
      kept: valuesOf(opened),
      ...(item === null ? { another: 'Save and add another' } : {}),
      ...shown,
    }),
  );
}
