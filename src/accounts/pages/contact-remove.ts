import { formButtons, formTag } from '#platform/forms';
import { backLink, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { contactParts } from '../contact.ts';
import { actingPage } from '../parts/layout.ts';
import { openContact } from './parts/open-contact.ts';
import { paths } from '../paths.ts';
import { removeContact } from '../store/contacts.ts';

type Loaded = NonNullable<Awaited<ReturnType<typeof openContact>>>;

/** Says who will be taken off the list. Unlike a setting a contact goes for good: it is a person's name and number. */
export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await openContact(context);
  return loaded === null ? notFound() : page(question(context, loaded, false));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await openContact(context);
  if (loaded === null) return notFound();
  const { agency, now } = loaded;
  if (form.text('version') !== String(now.version)) return conflict(question(context, loaded, true));
  await removeContact(tx, actor.partnership.id, now.id);
  return redirect(paths.agency(actor.membership, agency.id));
}

function question(context: ActingContext, { agency, now }: Loaded, hasChanged: boolean): SafeHtml {
  const m = context.actor.membership;
  const back = paths.agency(m, agency.id);
  const title = hasChanged ? 'Somebody else changed this meanwhile' : 'Remove this contact?';
  return actingPage(
    context,
    { title, section: 'agencies', back: backLink({ href: back, text: agency.shortName }) },
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    hasChanged && html`<p class="tl-lead">Nothing was removed. This is what stands now.</p>`,
    summaryList({
      rows: [
        { key: { text: 'Name' }, value: { text: now.name } },
        ...(now.post === null ? [] : [{ key: { text: 'Post' }, value: { text: now.post } }]),
        { key: { text: 'What they are' }, value: { text: contactParts[now.part] } },
        {
          key: { text: 'Answers for' },
          value: { text: now.service?.name ?? now.setting?.name ?? agency.shortName },
        },
      ],
    }),
    html`<p class="govuk-body">
      Name, telephone number and everything else about this contact are deleted. An account, if they have one, stays;
      what it could do for the whole agency because they were named here ends.
    </p>`,
    formTag(
      { action: paths.contactRemove(m, agency.id, now.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${now.version}" />`,
      formButtons({ text: 'Remove the contact', cancel: back, warning: true }),
    ),
  );
}
