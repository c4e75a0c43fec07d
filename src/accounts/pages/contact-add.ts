import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { isId } from '#platform/db';
import type { ActingContext } from '../actor.ts';
import { contactFields } from '../parts/contact-fields.ts';
import { actingPage } from '../parts/layout.ts';
import { openContacts, type OpenContact } from './parts/open-contact.ts';
import { contactAsTyped, readContact } from '../parts/read-contact.ts';
import { paths } from '../paths.ts';
import { addContact } from '../store/contacts.ts';

/** Somebody new who answers for an agency; for one of its settings when the address names one. */
export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context, context.query['setting'] ?? '');
  return loaded === null ? notFound() : page(view(context, loaded, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context, form.text('setting'));
  if (loaded === null) return notFound();
  const { agency, choices, contacts } = loaded;
  const { contact, problems } = readContact(form, choices, contacts);
  if (contact === null) return invalid(view(context, loaded, problems));
  const id = await addContact(tx, actor.partnership.id, agency.id, contact);
  context.note({ part: contact.part, has_account: contact.member !== null }, [id]);
  return redirect(paths.agency(actor.membership, agency.id));
}

async function load(context: ActingContext, setting: string): Promise<OpenContact | null> {
  return setting === '' || isId(setting) ? await openContacts(context, setting) : null;
}

function view(
  context: ActingContext,
  { agency, choices }: OpenContact,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const back = paths.agency(m, agency.id);
  return actingPage(
    context,
    {
      title: 'Add a contact',
      section: 'agencies',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: agency.shortName }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Add a contact</h1>
      <p class="govuk-body">
        Who answers for ${agency.shortName}, or stands in. How to reach them is shown to people of
        ${agency.shortName}, coordinators and administrators; everybody else sees name and post.
      </p>
      <p class="govuk-body">
        Somebody with an account who is named for the whole agency can do what its lead does here while they are named:
        answer, give cases to auditors and sign. Cover ends by itself on its last day.
      </p>`,
    formTag(
      { action: paths.contactAdd(m, agency.id), keys: context.formKeys },
      contactFields(contactAsTyped(context.form), choices, problems),
      formButtons({ text: 'Add the contact', cancel: back }),
    ),
  );
}
