import {
  conflictSides,
  formButtons,
  formTag,
  problemSummary,
  whatDiffers,
  type Conflicting,
  type FormProblem,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { contactParts, isContactPart, type Contact, type NewContact } from '../contact.ts';
import { contactFields, type ContactChoices } from '../parts/contact-fields.ts';
import { actingPage } from '../parts/layout.ts';
import { openContact } from './parts/open-contact.ts';
import { contactAsTyped, readContact, type ContactTyped } from '../parts/read-contact.ts';
import { paths } from '../paths.ts';
import { changeContact } from '../store/contacts.ts';

type Loaded = NonNullable<Awaited<ReturnType<typeof openContact>>>;
type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

/** Somebody who answers for an agency: who, for what, how they are reached. */
export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await openContact(context);
  return loaded === null ? notFound() : page(view(context, loaded, typedOf(loaded.now), {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await openContact(context);
  if (loaded === null) return notFound();
  const { agency, choices, now, others } = loaded;
  const typed = contactAsTyped(form);
  const { contact, problems } = readContact(form, choices, others);
  if (contact === null) return invalid(view(context, loaded, typed, { problems }));
  const conflicts = compare(choices, typedOf(now), typedOfNew(contact));
  const isStale = form.text('version') !== String(now.version);
  if (isStale && whatDiffers(conflicts).length > 0)
    return conflict(view(context, loaded, typed, { conflicts }));
  if (!(await changeContact(tx, actor.partnership.id, now, contact)))
    return invalid(view(context, loaded, typed, { problems: [cannotChange] }));
  return redirect(paths.agency(actor.membership, agency.id));
}

const cannotChange: FormProblem = {
  field: 'account',
  message: 'This contact can act for the agency: its lead, a coordinator or an administrator changes it',
};

function typedOf(contact: Contact): ContactTyped {
  const { ways } = contact;
  return typedOfNew({
    ...contact,
    service: contact.service?.id ?? null,
    setting: contact.setting?.id ?? null,
    ways: ways ?? { email: null, telephone: null, outOfHours: false, reachable: null },
  });
}

/** A contact as the fields hold it. What comes from an account is not in them. */
function typedOfNew(contact: NewContact): ContactTyped {
  const { member, ways } = contact;
  const own = (text: string | null) => (member === null ? (text ?? '') : '');
  return {
    account: member === null ? 'no' : 'yes',
    member: member ?? '',
    name: own(contact.name),
    post: own(contact.post),
    email: own(ways.email),
    service: contact.service ?? '',
    part: contact.part,
    position: contact.part === 'deputy' ? String(contact.position) : '',
    from: contact.from === null ? '' : displayDay(contact.from),
    until: contact.until === null ? '' : displayDay(contact.until),
    telephone: ways.telephone ?? '',
    outOfHours: ways.outOfHours,
    reachable: ways.reachable ?? '',
  };
}

function compare(choices: ContactChoices, now: ContactTyped, typed: ContactTyped): readonly Conflicting[] {
  const sides = (label: string, say: (values: ContactTyped) => string): Conflicting => ({
    label,
    now: say(now),
    typed: say(typed),
  });
  return [
    sides('Person', ({ member }) => choices.people.find((one) => one.membership === member)?.name ?? ''),
    sides('Name', ({ name }) => name),
    sides('Post', ({ post: held }) => held),
    sides('E-mail address', ({ email }) => email),
    sides('What they are', ({ part }) => (isContactPart(part) ? contactParts[part] : '')),
    sides('Order among the deputies', ({ position }) => position),
    sides('Answers for', ({ service }) => choices.services.find((one) => one.id === service)?.name ?? ''),
    sides('From', ({ from }) => from),
    sides('Until', ({ until }) => until),
    sides('Telephone', ({ telephone }) => telephone),
    sides('Out of hours', ({ outOfHours }) => (outOfHours ? 'Can be reached' : '')),
    sides('When they can be reached', ({ reachable }) => reachable),
  ];
}

function view(context: ActingContext, loaded: Loaded, values: ContactTyped, trouble: Trouble): SafeHtml {
  const { agency, choices, now } = loaded;
  const { problems = [], conflicts = [] } = trouble;
  const m = context.actor.membership;
  const back = paths.agency(m, agency.id);
  const version = problems.length > 0 ? context.form.text('version') : String(now.version);
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : 'Change a contact';
  return actingPage(
    context,
    {
      title,
      section: 'agencies',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: agency.shortName }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    conflicts.length > 0 &&
      html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
        ${conflictSides(conflicts)}`,
    formTag(
      { action: paths.contactEdit(m, agency.id, now.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${version}" />`,
      contactFields(values, choices, problems),
      conflicts.length > 0
        ? formButtons({
            text: 'Save what I typed',
            cancel: back,
            cancelText: 'Leave what was saved meanwhile',
          })
        : formButtons({ text: 'Save', cancel: back }),
    ),
    html`<p class="govuk-body">
      Somebody who is no longer a contact and should not stay on the list can be
      <a class="govuk-link" href="${paths.contactRemove(m, agency.id, now.id)}">removed</a>.
    </p>`,
  );
}
