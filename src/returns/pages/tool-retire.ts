import type { ActingContext } from '#accounts';
import { fieldError, formButtons, formTag, readForm, type FormProblem } from '#platform/forms';
import { textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { KeptTool } from '../kept-tool.ts';
import { paths } from '../paths.ts';
import { retireTool } from '../store/tools.ts';
import { openTool, toolPage } from './parts/tool-page.ts';

/** Takes a tool out of use with a reason, or brings it back. */
export async function get(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  return kept === null ? notFound() : page(view(context, kept, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  if (kept === null) return notFound();
  const { tx, actor, form } = context;
  const isWantedBack = form.text('wanted') === 'back';
  const itsPage = redirect(paths.tool(actor.membership, kept.id));
  // Somebody else did the same meanwhile: what was wanted is so.
  if (isWantedBack === (kept.retired === null)) return itsPage;
  const reader = readForm(form);
  const reason = isWantedBack ? '' : reader.text('reason', { called: 'reason', longest: 1000, lines: true });
  if (reader.problems.length > 0) return invalid(view(context, kept, reader.problems));
  await retireTool(tx, actor.partnership.id, kept, isWantedBack ? null : reason);
  return itsPage;
}

function view(context: ActingContext, kept: KeptTool, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const isRetired = kept.retired !== null;
  return toolPage(
    context,
    kept,
    { title: isRetired ? 'Bring this tool back?' : 'Retire this tool?', problems },
    html`<p class="govuk-body">
      ${
        isRetired
          ? 'It can then be chosen for audits again.'
          : 'It can be chosen for no further audit. Returns that use it keep their version and go on as they are.'
      }
    </p>`,
    formTag(
      { action: paths.toolRetire(m, kept.id), keys: context.formKeys },
      html`<input type="hidden" name="wanted" value="${isRetired ? 'back' : 'away'}" />`,
      !isRetired &&
        textarea({
          id: 'reason',
          name: 'reason',
          label: { text: 'Why?' },
          rows: '3',
          classes: 'tl-measure',
          value: context.form.text('reason'),
          ...fieldError(problems, 'reason'),
        }),
      formButtons({ text: isRetired ? 'Bring it back' : 'Retire it', cancel: paths.tool(m, kept.id) }),
    ),
  );
}
