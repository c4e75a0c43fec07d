import { fieldError, type FormProblem } from '#platform/forms';
import { checkboxes, input, radios, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { AgencyPerson } from '../store/contacts.ts';
import type { ContactTyped } from './read-contact.ts';

/** What a contact can be chosen from. */
export type ContactChoices = {
  readonly people: readonly AgencyPerson[];
  readonly services: readonly { readonly id: string; readonly name: string }[];
  /** The one setting it is for; null when it is for the agency or a service. */
  readonly setting: { readonly id: string; readonly name: string } | null;
};

type Field = (id: string, label: string, hint: string, value: string, classes: string) => SafeHtml;

/** The fields that a contact is added and changed with. */
export function contactFields(
  values: ContactTyped,
  choices: ContactChoices,
  problems: readonly FormProblem[],
): SafeHtml {
  const field: Field = (id, label, hint, value, classes) =>
    input({
      id,
      name: id,
      label: { text: label },
      ...(hint === '' ? {} : { hint: { text: hint } }),
      value,
      classes,
      autocomplete: 'off',
      spellcheck: false,
      ...(id === 'email' ? { type: 'email' } : id === 'telephone' ? { type: 'tel' } : {}),
      ...fieldError(problems, id),
    });
  return html`${whoFields(values, choices, problems, field)}
  ${partFields(values, problems, field)}${forFields(values, choices, problems)}
  ${field('from', 'From (optional)', 'A day, such as 31 March 2026', values.from, 'govuk-input--width-20')}
  ${field('until', 'Until (optional)', 'The last day; then it ends by itself. Cover needs one', values.until, 'govuk-input--width-20')}
  ${field('telephone', 'Telephone (optional)', '', values.telephone, 'govuk-input--width-20')}
  ${checkboxes({
    idPrefix: 'out-of-hours',
    name: 'out-of-hours',
    values: values.outOfHours ? ['yes'] : [],
    items: [{ value: 'yes', text: 'Can be reached out of hours' }],
  })}
  ${field(
    'reachable',
    'When they can be reached (optional)',
    'In words, such as "Monday to Thursday, 9am to 3pm"',
    values.reachable,
    'govuk-input--width-30',
  )}`;
}

function whoFields(
  values: ContactTyped,
  { people }: ContactChoices,
  problems: readonly FormProblem[],
  field: Field,
): SafeHtml {
  const typed = html`${field('name', 'Name', '', values.name, 'govuk-input--width-20')}
  ${field('post', 'Post (optional)', 'Such as "Named nurse"', values.post, 'govuk-input--width-20')}
  ${field('email', 'E-mail address (optional)', 'Their own at work', values.email, 'govuk-input--width-20')}`;
  if (people.length === 0) return typed;
  const chosen = select({
    id: 'member',
    name: 'member',
    label: { text: 'Person' },
    hint: { text: 'Name, post and e-mail address come from their account, and change with it' },
    value: values.member,
    items: [
      { value: '', text: 'Choose somebody' },
      ...people.map((person) => ({
        value: person.membership,
        text: person.post === null ? person.name : `${person.name}, ${person.post}`,
      })),
    ],
    ...fieldError(problems, 'member'),
  });
  return radios({
    idPrefix: 'account',
    name: 'account',
    value: values.account,
    fieldset: { legend: { text: 'Who is it?' } },
    items: [
      { value: 'yes', text: 'Somebody of the agency who signs in here', conditional: { html: chosen } },
      { value: 'no', text: 'Somebody without an account', conditional: { html: typed } },
    ],
    ...fieldError(problems, 'account'),
  });
}

function partFields(values: ContactTyped, problems: readonly FormProblem[], field: Field): SafeHtml {
  return radios({
    idPrefix: 'part',
    name: 'part',
    value: values.part,
    fieldset: { legend: { text: 'What are they?' } },
    items: [
      { value: 'lead', text: 'Lead', hint: { text: 'Answers for the agency, or for a part of it' } },
      {
        value: 'deputy',
        text: 'Deputy',
        hint: { text: 'Answers when there is no lead' },
        conditional: {
          html: field(
            'position',
            'Order among the deputies (optional)',
            'The deputy with 1 is asked first',
            values.position,
            'govuk-input--width-2',
          ),
        },
      },
      {
        value: 'cover',
        text: 'Cover',
        hint: { text: 'Answers instead of the lead for a while, such as during leave' },
      },
    ],
    ...fieldError(problems, 'part'),
  });
}

function forFields(
  values: ContactTyped,
  { services, setting }: ContactChoices,
  problems: readonly FormProblem[],
): SafeHtml | null {
  if (setting !== null)
    return html`<input type="hidden" name="setting" value="${setting.id}" />
      <p class="govuk-body">Answers for: <strong>${setting.name}</strong></p>`;
  if (services.length === 0) return null;
  return select({
    id: 'service',
    name: 'service',
    label: { text: 'Answers for' },
    value: values.service,
    items: [
      { value: '', text: 'The whole agency' },
      ...services.map((service) => ({ value: service.id, text: service.name })),
    ],
    ...fieldError(problems, 'service'),
  });
}
