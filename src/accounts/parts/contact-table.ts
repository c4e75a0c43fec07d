import { html, type SafeHtml } from '#platform/html';
import { displayDay } from '#platform/time';
import { contactParts, type Contact } from '../contact.ts';
import type { ContactGap } from '../rules/contact-gaps.ts';
import { holdsOn } from '../rules/who-answers.ts';

/** Contacts of one agency in a table. `addressOf`: where one is changed; null for whoever may not. */
export function contactTable(
  options: {
    readonly id: string;
    readonly caption: string;
    readonly agency: string;
    readonly day: string;
    readonly addressOf: ((contact: Contact) => string) | null;
  },
  contacts: readonly Contact[],
): SafeHtml {
  const { id, caption, addressOf } = options;
  const showsWays = contacts.some((contact) => contact.ways !== null);
  return html`<div class="tl-region" role="region" aria-labelledby="${id}" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="${id}">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Name and post</th>
          <th scope="col">What they are</th>
          <th scope="col">Answers for</th>
          <th scope="col">When</th>
          ${showsWays && html`<th scope="col">How to reach them</th>`}
          ${addressOf !== null && html`<th scope="col"><span class="govuk-visually-hidden">Do</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${contacts.map((contact) => row(options, contact, showsWays))}
      </tbody>
    </table>
  </div>`;
}

function row(
  { agency, day, addressOf }: Parameters<typeof contactTable>[0],
  contact: Contact,
  showsWays: boolean,
): SafeHtml {
  const small = (text: string) => html` <span class="tl-table__small">${text}</span>`;
  const order = contact.part === 'deputy' && `, number ${contact.position}`;
  return html`<tr>
    <th scope="row">${contact.name}${contact.post !== null && small(contact.post)}</th>
    <td>${contactParts[contact.part]}${order}</td>
    <td>${contact.service?.name ?? contact.setting?.name ?? agency}</td>
    <td>${sayWhen(contact, day)}</td>
    ${showsWays && html`<td class="tl-table__text">${ways(contact)}</td>`}
    ${
      addressOf !== null &&
      html`<td>
        <a class="govuk-link" href="${addressOf(contact)}"
          >Change<span class="govuk-visually-hidden"> ${contact.name}</span></a
        >
      </td>`
    }
  </tr>`;
}

/** "From 1 June 2026 until 12 June 2026"; whatever ended says so. */
function sayWhen(contact: Contact, day: string): string {
  const { from, until, memberUntil } = contact;
  if (memberUntil !== null && memberUntil < day && (until === null || memberUntil < until))
    return `Membership ended on ${displayDay(memberUntil)}`;
  if (until !== null && until < day) return `Ended on ${displayDay(until)}`;
  const days = [
    from === null ? '' : `from ${displayDay(from)}`,
    until === null ? '' : `until ${displayDay(until)}`,
  ];
  const said = days.filter((part) => part !== '').join(' ');
  return said === ''
    ? holdsOn(contact, day)
      ? 'Now'
      : ''
    : said.replace(/^./, (letter) => letter.toUpperCase());
}

function ways({ ways: known }: Contact): SafeHtml | null {
  if (known === null) return null;
  const { email, telephone, outOfHours, reachable } = known;
  const lines = [
    telephone !== null &&
      html`<a class="govuk-link" href="tel:${dialled(telephone)}">${telephone.replaceAll(' ', '\u00a0')}</a>`,
    email !== null && html`<a class="govuk-link" href="mailto:${email}">${email}</a>`,
    reachable !== null && html`${reachable}`,
    outOfHours && html`Also out of hours`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return html`<span class="tl-quiet">Nothing given</span>`;
  return html`${lines.map((line, index) => html`${index > 0 && html`<br />`}${line}`)}`;
}

/** What a telephone dials: without the extension, which it cannot. */
function dialled(telephone: string): string {
  return telephone.replace(/[a-z].*$/i, '').replaceAll(/[^\d+]/g, '');
}

/** What is missing among an agency's contacts, and what to do about it. */
export function sayGap(gap: ContactGap, agency: string): string {
  switch (gap.kind) {
    case 'nobody':
      return `Nobody answers for ${agency}. Add its lead.`;
    case 'no lead':
      return `Nobody leads for ${agency}. Add a lead.`;
    case 'no deputy':
      return `${agency} has no deputy. Add one, so that somebody answers when the lead is away.`;
    case 'lead has left':
      return `The membership of ${gap.names.join(' and ')} has ended, but they are still down as lead. Choose a new lead.`;
    case 'two leads':
      return `${gap.names.join(' and ')} are both down as lead. Make one of them deputy.`;
  }
}
