import type { ActingContext } from '#accounts';
import { formButtons, formTag } from '#platform/forms';
import { insetText } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { findItem, removeItem, waitingFor } from '../rules/change-tool.ts';
import { writeToolDraft } from '../store/tools.ts';
import { openTool, toolPage, writerOf } from './parts/tool-page.ts';

/** Asks before an item is taken out of a tool, and says what was asked after it. */
export async function get(context: ActingContext): Promise<Reply> {
  const { actor, params } = context;
  const kept = await openTool(context);
  const { section = '', item = '' } = params;
  const found = kept === null ? null : findItem(kept.tool, section, item);
  if (kept === null || found === null) return notFound();
  const m = actor.membership;
  const waiting = waitingFor(kept.tool, item);
  return page(
    toolPage(
      context,
      kept,
      { title: 'Remove this from the tool?' },
      insetText({ text: found.item.text }),
      html`<p class="govuk-body">
        Versions that were published keep it, and so do the returns that use them. Answers to it are kept.
      </p>`,
      waiting.length > 0 &&
        html`<p class="govuk-body">
            ${waiting.length === 1 ? 'This was asked after it, and is' : 'These were asked after it, and are'} asked always
            from then on:
          </p>
          <ul class="govuk-list govuk-list--bullet">
            ${waiting.map((one) => html`<li>${one.text}</li>`)}
          </ul>`,
      formTag(
        { action: paths.toolRemove(m, kept.id, section, item), keys: context.formKeys },
        formButtons({ text: 'Remove', cancel: paths.tool(m, kept.id), warning: true }),
      ),
    ),
  );
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, params } = context;
  const kept = await openTool(context);
  if (kept === null) return notFound();
  const { section = '', item = '' } = params;
  // Somebody else took it out meanwhile: what was wanted is so.
  if (findItem(kept.tool, section, item) !== null)
    await writeToolDraft(tx, writerOf(context), kept, removeItem(kept.tool, item));
  return redirect(paths.tool(actor.membership, kept.id));
}
