import { formButtons, formTag } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { findPartnership, replaceFormerNames } from '../store/partnerships.ts';

/** Which name is meant stands in the address by its place in the list, and in the form by its words. */
export async function get(context: ActingContext): Promise<Reply> {
  const names = (await findPartnership(context.tx, context.actor.partnership.id))?.formerNames ?? [];
  const position = readPosition(context.query['position'] ?? '');
  const name = names[position]?.name;
  if (name === undefined) return notFound();
  const m = context.actor.membership;
  return page(
    frame(
      context,
      'Remove this former name?',
      html`<p class="govuk-body">
        “${name}” will no longer be shown as a former name. Audits that carry it keep it.
      </p>`,
      formTag(
        { action: paths.formerNameRemove(m), keys: context.formKeys },
        html`<input type="hidden" name="position" value="${position}" />
          <input type="hidden" name="name" value="${name}" />`,
        formButtons({ text: 'Remove the name', cancel: paths.partnership(m), warning: true }),
      ),
    ),
  );
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const partnership = await findPartnership(tx, actor.partnership.id);
  if (partnership === null) return notFound();
  const position = readPosition(form.text('position'));
  const { formerNames } = partnership;
  if (formerNames[position]?.name !== form.text('name')) return conflict(changed(context));
  await replaceFormerNames(
    tx,
    partnership.id,
    formerNames.filter((_, index) => index !== position),
  );
  return redirect(paths.partnership(actor.membership));
}

function readPosition(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : -1;
}

function changed(context: ActingContext): SafeHtml {
  const to = paths.partnership(context.actor.membership);
  return frame(
    context,
    'The list of former names was changed meanwhile',
    html`<p class="govuk-body">
      Nothing was removed. <a class="govuk-link" href="${to}">Look at the list as it is now</a> and remove the
      name there if it still stands.
    </p>`,
  );
}

function frame(context: ActingContext, title: string, ...content: readonly SafeHtml[]): SafeHtml {
  const back = backLink({ href: paths.partnership(context.actor.membership), text: 'Your partnership' });
  return actingPage(context, { title, back }, html`<h1 class="govuk-heading-l">${title}</h1>`, content);
}
