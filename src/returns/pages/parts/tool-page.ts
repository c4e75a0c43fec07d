import { actingPage, type ActingContext } from '#accounts';
import {
  conflictSides,
  drawEntries,
  formButtons,
  formTag,
  problemSummary,
  type Conflicting,
  type Entry,
  type FormProblem,
  type Typed,
  type Values,
} from '#platform/forms';
import { backLink, details } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import type { KeptTool } from '../../kept-tool.ts';
import { paths } from '../../paths.ts';
import { findTool, type ToolWriter } from '../../store/tools.ts';

/** The tool that an address names, within the partnership of whoever asks; null where it is not there or not theirs. */
export async function openTool(context: ActingContext): Promise<KeptTool | null> {
  const { tx, actor, params } = context;
  const kept = await findTool(tx, actor.partnership.id, params['tool'] ?? '');
  if (kept !== null) context.note({}, [kept.id]);
  return kept;
}

/** Which partnership and who in it writes. */
export function writerOf({ actor }: ActingContext): ToolWriter {
  return { partnership: actor.partnership.id, membership: actor.membership };
}

/** A page about a tool, with the way back to it; `kept` null: about tools, with the way back to their list. */
export function toolPage(
  context: ActingContext,
  kept: KeptTool | null,
  parts: {
    readonly title: string;
    readonly problems?: readonly FormProblem[];
    readonly back?: readonly [href: string, text: string];
  },
  ...content: readonly Content[]
): SafeHtml {
  const m = context.actor.membership;
  const { title, problems = [] } = parts;
  const [href, text] =
    parts.back ??
    (kept === null ? [paths.tools(m), 'Audit tools'] : [paths.tool(m, kept.id), 'Back to the tool']);
  return actingPage(
    context,
    { title, section: 'audits', back: backLink({ href, text }), hasProblems: problems.length > 0 },
    problemSummary(problems),
    kept !== null && kept.name !== title && html`<span class="govuk-caption-l">${kept.name}</span>`,
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}

/** A form of entries that two people may fill in at once: both texts where they differ, the marks of what was shown. */
export function entriesForm(
  context: ActingContext,
  form: {
    readonly action: string;
    readonly cancel: string;
    readonly entries: readonly Entry[];
    /** Entries that stand folded up, each fold under its heading. */
    readonly folds?: readonly { readonly title: string; readonly entries: readonly Entry[] }[];
    readonly kept: Values;
    readonly typed: Typed;
    readonly problems?: readonly FormProblem[];
    readonly conflicts?: readonly Conflicting[];
    readonly another?: string;
  },
): SafeHtml {
  const { kept, typed, problems = [], conflicts = [], folds = [] } = form;
  const drawing = { typed, problems };
  const sent = problems.length > 0 ? { sent: context.form } : {};
  const isStale = conflicts.length > 0;
  return html`${
    isStale &&
    html`<p class="tl-lead">Nothing of yours was saved. Compare the two, then save yours or leave what stands.</p>
      ${conflictSides(conflicts)}`
  }${formTag(
    { action: form.action, keys: context.formKeys },
    drawEntries(form.entries, kept, drawing, sent),
    folds.map((fold) =>
      details({
        summaryText: fold.title,
        html: drawEntries(fold.entries, kept, drawing, sent),
        open: fold.entries.some(
          ({ name, label }) =>
            problems.some((problem) => problem.field === name) ||
            conflicts.some((differing) => differing.label === label),
        ),
      }),
    ),
    formButtons({
      text: isStale ? 'Save what I typed' : 'Save',
      cancel: form.cancel,
      cancelText: isStale ? 'Leave what stands' : 'Cancel',
      ...(form.another === undefined ? {} : { next: { text: form.another, value: 'another' } }),
    }),
  )}`;
}
