import type { ActingContext } from '#accounts';
import { fieldError, formButtons, formTag, readForm, type FormProblem } from '#platform/forms';
import { textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { KeptTool } from '../kept-tool.ts';
import { changesTable } from '../parts/tool-changes.ts';
import { paths } from '../paths.ts';
import { compareTools } from '../rules/compare-tools.ts';
import { findToolFaults } from '../rules/find-tool-faults.ts';
import { getToolVersion, publishTool } from '../store/tools.ts';
import type { Tool } from '../tool.ts';
import { openTool, toolPage, writerOf } from './parts/tool-page.ts';

type Opened = { readonly kept: KeptTool; readonly latest: Tool | null };

/** Publishes what is written as the next version: what changed since the last, and a note. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await open(context);
  return opened === null ? notFound() : page(view(context, opened, {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const opened = await open(context);
  if (opened === null) return notFound();
  const { tx, actor, form } = context;
  const { kept, latest } = opened;
  const reader = readForm(form);
  const note = reader.text('note', { called: 'note', longest: 2000, lines: true, needed: false });
  const problems = [...reader.problems, ...whyNot(opened)];
  if (problems.length > 0) return invalid(view(context, opened, { problems }));
  // What is published must be what was looked at: the draft of that version, after the version of that number.
  if (form.text('seen') !== seenOf(kept)) return conflict(view(context, opened, { isStale: true }));
  const number = (kept.versions[0]?.number ?? 0) + 1;
  await publishTool(tx, writerOf(context), kept.id, { number, tool: kept.tool, note });
  context.note({ number, changes: latest === null ? 0 : compareTools(latest, kept.tool).length });
  return redirect(`${paths.tool(actor.membership, kept.id)}?published=${number}`);
}

async function open(context: ActingContext): Promise<Opened | null> {
  const kept = await openTool(context);
  if (kept === null) return null;
  const number = kept.versions[0]?.number;
  const { tx, actor } = context;
  const latest =
    number === undefined ? null : await getToolVersion(tx, actor.partnership.id, kept.id, number);
  return { kept, latest };
}

function seenOf(kept: KeptTool): string {
  return `${kept.draftVersion}.${kept.versions[0]?.number ?? 0}`;
}

/** What stands against publishing it. */
function whyNot({ kept, latest }: Opened): readonly FormProblem[] {
  const { tool } = kept;
  const say = (message: string) => [{ field: 'note', message }];
  if (kept.retired !== null) return say('This tool is retired. Bring it back first');
  if (tool.sections.every((section) => section.items.length === 0))
    return say('There is nothing to ask yet. Add a standard or a question');
  const faults = findToolFaults(tool);
  if (faults.length > 0) return faults.map((fault) => ({ field: 'note', message: fault.message }));
  const isSame = latest !== null && JSON.stringify(latest) === JSON.stringify(tool);
  return isSame ? say('Nothing has changed since the last version') : [];
}

function view(
  context: ActingContext,
  opened: Opened,
  shown: { readonly problems?: readonly FormProblem[]; readonly isStale?: boolean },
): SafeHtml {
  const m = context.actor.membership;
  const { kept, latest } = opened;
  const { problems = [], isStale = false } = shown;
  const number = (kept.versions[0]?.number ?? 0) + 1;
  const seen = problems.length > 0 ? context.form.text('seen') : seenOf(kept);
  return toolPage(
    context,
    kept,
    { title: isStale ? 'Somebody else changed this meanwhile' : `Publish version ${number}`, problems },
    isStale && html`<p class="tl-lead">Nothing was published. Look at what would be published now.</p>`,
    html`<p class="govuk-body">
      A version never changes. Returns that are being written keep the version that they began with, until you move them.
    </p>`,
    latest !== null && changesTable(compareTools(latest, kept.tool), 'What changed since the last version'),
    formTag(
      { action: paths.toolPublish(m, kept.id), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${seen}" />`,
      textarea({
        id: 'note',
        name: 'note',
        label: { text: 'Note (optional)' },
        hint: { text: 'Why there is a new version, for those who compare answers later.' },
        rows: '3',
        classes: 'tl-measure',
        value: context.form.text('note'),
        ...fieldError(problems, 'note'),
      }),
      formButtons({ text: `Publish version ${number}`, cancel: paths.tool(m, kept.id) }),
    ),
  );
}
