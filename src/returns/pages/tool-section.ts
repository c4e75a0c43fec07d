import type { ActingContext } from '#accounts';
import { asText, formTag, mergeEntries, showEntries, showMerged, typedIn } from '#platform/forms';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { KeptTool } from '../kept-tool.ts';
import { sectionEntries, sectionOfValues, sectionValues, sectionWhenEntries } from '../parts/tool-entries.ts';
import { paths } from '../paths.ts';
import { moveSection, putSection, removeSection, sectionCode } from '../rules/change-tool.ts';
import { toolLimits } from '../rules/find-tool-faults.ts';
import { writeToolDraft } from '../store/tools.ts';
import type { Tool, ToolSection } from '../tool.ts';
import { entriesForm, openTool, toolPage, writerOf } from './parts/tool-page.ts';

const newSection = 'new';
const entries = [...sectionEntries, ...sectionWhenEntries];

type Opened = { readonly kept: KeptTool; readonly section: ToolSection | null };

/** A section of a tool: its title, guidance and when it is asked; a new one under the address `new`. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await open(context);
  if (opened === null) return notFound();
  return page(view(context, opened, { typed: showEntries(entries, sectionValues(opened.section)) }));
}

/** Saves it, moves it up or down, or, when it is empty, takes it out. */
export async function post(context: ActingContext): Promise<Reply> {
  const opened = await open(context);
  if (opened === null) return notFound();
  const { tx, actor, form } = context;
  const { kept, section } = opened;
  const back = redirect(paths.tool(actor.membership, kept.id));
  const write = async (tool: Tool): Promise<Reply> => {
    await writeToolDraft(tx, writerOf(context), kept, tool);
    return back;
  };
  const wanted = form.text('do');
  if (section !== null && (wanted === 'up' || wanted === 'down'))
    return await write(moveSection(kept.tool, section.code, wanted));
  if (section !== null && wanted === 'remove') {
    if (section.items.length > 0)
      return invalid(
        view(context, opened, {
          typed: showEntries(entries, sectionValues(section)),
          problems: [{ field: 'remove', message: 'Move or remove what is in the section first' }],
        }),
      );
    return await write(removeSection(kept.tool, section.code));
  }
  const values = sectionValues(section);
  const merging = mergeEntries(entries, values, form);
  const isFull = section === null && kept.tool.sections.length >= toolLimits.sections;
  const problems = isFull
    ? [...merging.problems, { field: 'title', message: `A tool has at most ${toolLimits.sections} sections` }]
    : merging.problems;
  if (problems.length > 0) return invalid(view(context, opened, { typed: typedIn(form), problems }));
  if (merging.conflicts.length > 0)
    return conflict(
      view(context, opened, {
        typed: showMerged(entries, values, merging, form),
        conflicts: merging.conflicts,
      }),
    );
  if (Object.keys(merging.changes).length === 0) return back;
  const merged = { ...values, ...merging.changes };
  const taken = kept.tool.sections.map((one) => one.code);
  const code = section?.code ?? sectionCode(asText(merged['title']), taken);
  return await write(putSection(kept.tool, sectionOfValues(code, section?.items ?? [], merged)));
}

async function open(context: ActingContext): Promise<Opened | null> {
  const kept = await openTool(context);
  if (kept === null) return null;
  const code = context.params['section'];
  const section = kept.tool.sections.find((one) => one.code === code) ?? null;
  return section === null && code !== newSection ? null : { kept, section };
}

function view(
  context: ActingContext,
  { kept, section }: Opened,
  shown: Pick<Parameters<typeof entriesForm>[1], 'typed' | 'problems' | 'conflicts'>,
): SafeHtml {
  const m = context.actor.membership;
  const isStale = (shown.conflicts ?? []).length > 0;
  const action = paths.toolSection(m, kept.id, section?.code ?? newSection);
  const title = section === null ? 'Add a section' : 'Change the section';
  const isConditional = section !== null && section.when !== null;
  return toolPage(
    context,
    kept,
    { title: isStale ? 'Somebody else changed this meanwhile' : title, problems: shown.problems ?? [] },
    entriesForm(context, {
      action,
      cancel: paths.tool(m, kept.id),
      entries: sectionEntries,
      folds: [
        {
          title: isConditional ? 'When it is asked (there are conditions)' : 'When it is asked',
          entries: sectionWhenEntries,
        },
      ],
      kept: sectionValues(section),
      ...shown,
    }),
    section !== null &&
      html`<h2 class="govuk-heading-m">Take it out</h2>
        <p class="govuk-body">
          ${
            section.items.length === 0
              ? 'There is nothing in it.'
              : `There ${section.items.length === 1 ? 'is 1 item' : `are ${section.items.length} items`} in it. Move or remove what is in it first.`
          }
        </p>
        ${formTag(
          { action, keys: context.formKeys },
          html`<input type="hidden" name="do" value="remove" />`,
          button({
            text: 'Remove this section',
            classes: 'govuk-button--secondary',
            attributes: { id: 'remove' },
          }),
        )}`,
  );
}
