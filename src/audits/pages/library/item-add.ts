import { randomUUID } from 'node:crypto';
import type { ActingContext } from '#accounts';
import { formButtons, formTag, type FormProblem } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { invalid, page, redirect, type Reply } from '#platform/http';
import { itemAsTyped, itemFields, readItem, type ItemTyped } from '../../parts/library-item-fields.ts';
import { paths } from '../../paths.ts';
import { listLibrary, writeItem } from '../../store/library.ts';
import { libraryPage, writerOf } from '../parts/library-page.ts';

const nothing: ItemTyped = { title: '', kind: '', publisher: '', nations: [], address: '', purpose: '' };

export function get(context: ActingContext): Reply {
  return page(view(context, nothing, []));
}

/** Adds an item to the partnership's own; its page then asks for the first edition. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const { item, problems } = readItem(form, await listLibrary(tx, actor.partnership.id));
  if (item === null) return invalid(view(context, itemAsTyped(form), problems));
  const ref = randomUUID();
  await writeItem(tx, writerOf(context), { ref, version: 0 }, item, null);
  return redirect(paths.libraryItem(actor.membership, ref));
}

function view(context: ActingContext, values: ItemTyped, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  return libraryPage(
    context,
    null,
    { title: 'Add an item to the library', problems },
    html`<p class="govuk-body">
      A procedure, definition or other thing that your audits cite. You add its editions next.
    </p>`,
    formTag(
      { action: paths.libraryAdd(m), keys: context.formKeys },
      itemFields(values, problems),
      formButtons({ text: 'Save and go on', cancel: paths.library(m) }),
    ),
  );
}
