import { contactParts, holdsOn, type AgencyRow, type Contact } from '#accounts';
import {
  asText,
  asTexts,
  choiceEntry,
  emailEntry,
  partOf,
  textEntry,
  type Entry,
  type Values,
} from '#platform/forms';
import { groupEntry } from '../drafts/group-entry.ts';
import { itemsOf, type ItemList, type Section } from '../drafts/section.ts';
import {
  answeringParts,
  contactsOfAudit,
  proposeContacts,
  sayPerson,
  type AnsweringPart,
  type ChosenContacts,
} from '../rules/contacts-of-audit.ts';
import { agencyField } from './agencies.ts';
import type { Around } from './around.ts';
import type { Terms, TermsAgency } from './terms.ts';

/** The field in which a draft keeps which of an agency's contacts answer in this audit. */
export function contactField(agency: string): string {
  return `contact-${agency}`;
}

/** How a draft names people who are on no agency's page, for whoever reads them. */
const written = { code: 'other-contact' } as const;

function writtenList(agencies: readonly AgencyRow[]): ItemList {
  const names = new Map(agencies.map((agency) => [agency.id, agency.shortName]));
  return {
    ...written,
    title: 'Somebody else, for this audit only',
    one: 'person',
    hint: 'They answer instead of those above. Staff names and work addresses only: those who commission the audit see them. Whoever answers for longer belongs on the agency’s page.',
    none: 'Nobody else.',
    entries: [
      choiceEntry({
        name: 'agency',
        label: 'Agency',
        options: agencies.map((agency) => ({ value: agency.id, label: agency.shortName })),
        as: 'list',
        needed: 'Choose the agency',
      }),
      choiceEntry({
        name: 'part',
        label: 'What they are',
        options: Object.entries(answeringParts).map(([value, label]) => ({ value, label })),
        as: 'radios',
        needed: 'Choose what they are',
      }),
      textEntry({ name: 'name', label: 'Name', longest: 120, needed: true }),
      textEntry({ name: 'post', label: 'Post', longest: 120 }),
      emailEntry({ name: 'email', label: 'Work e-mail address' }),
    ],
    head: (item) => {
      const person = { name: asText(partOf(item, 'name')), post: asText(partOf(item, 'post')) };
      const agency = names.get(asText(partOf(item, 'agency'))) ?? '';
      return [sayPerson(person), agency].filter((part) => part !== '').join(', ');
    },
  };
}

/** What a draft says of who answers for an agency. */
function chosenFor(values: Values, agency: string): ChosenContacts {
  const kept = values[contactField(agency)] ?? null;
  const people = itemsOf(values, written).map(
    ({ value }) =>
      (part: string) =>
        asText(partOf(value, part)),
  );
  return {
    contact: asText(partOf(kept, 'contact')),
    deputy: asText(partOf(kept, 'deputy')),
    written: people
      .filter((read) => read('agency') === agency)
      .map((read) => ({
        part: read('part') === 'deputy' ? 'deputy' : 'contact',
        name: read('name'),
        post: read('post'),
        email: read('email'),
      })),
  };
}

/** Who answers for each agency that is asked, by what was chosen and what the agencies' pages say today. */
export function readContacts(
  values: Values,
  asked: readonly TermsAgency[],
  around: Pick<Around, 'contacts' | 'today'>,
): Terms['contacts'] {
  return asked.map((agency) =>
    contactsOfAudit(
      agency,
      around.contacts.filter((one) => one.agency === agency.agency),
      chosenFor(values, agency.agency),
      around.today,
    ),
  );
}

/** "Helen Ashdown, Named nurse (lead for Early help)" */
export function sayContact({ name, post, part, service, setting }: Contact): string {
  const what = service?.name ?? setting?.name;
  const does = contactParts[part].toLowerCase();
  return `${sayPerson({ name, post: post ?? '' })} (${what === undefined ? does : `${does} for ${what}`})`;
}

/** Whoever answers where nobody was chosen. */
function asItsPageSays(proposal: Contact): string {
  return `${sayContact(proposal)}, as its page says`;
}

function contactEntry(agency: AgencyRow, values: Values, around: Around): Entry {
  const name = contactField(agency.id);
  const standing = around.contacts.filter((one) => one.agency === agency.id);
  const chosen = chosenFor(values, agency.id);
  const services = asTexts(partOf(values[agencyField(agency.id)] ?? null, 'services'));
  const proposed = proposeContacts({ services }, standing, chosen, around.today);
  const part = (which: AnsweringPart): Entry => {
    const there = standing.filter(
      (one) => holdsOn({ ...one, from: null, memberSince: null }, around.today) || one.id === chosen[which],
    );
    const isGone = chosen[which] !== '' && there.every((one) => one.id !== chosen[which]);
    // Also of whoever was chosen once: an earlier text names them while their page does.
    const named = (id: string): string => {
      const found = standing.find((one) => one.id === id);
      return found === undefined ? 'Somebody who stands on its page no longer' : sayContact(found);
    };
    const proposal = proposed[which];
    const isWritten = chosen.written.some((one) => one.part === which);
    const entry = choiceEntry({
      name: `${name}-${which}`,
      label: answeringParts[which],
      options: [
        ...there.map((one) => ({ value: one.id, label: sayContact(one) })),
        ...(isGone ? [{ value: chosen[which], label: named(chosen[which]) }] : []),
      ],
      as: 'list',
      nothing: proposal === null ? 'Nobody, as its page says' : asItsPageSays(proposal),
      hint: isWritten ? 'Somebody else is written down below, and answers instead' : undefined,
    });
    return {
      ...entry,
      say: (value) => {
        if (asText(value) !== '')
          return isWritten
            ? `${named(asText(value))}, unless somebody else is written down`
            : named(asText(value));
        return isWritten || proposal === null ? '' : asItsPageSays(proposal);
      },
    };
  };
  return groupEntry(name, agency.shortName, [part('contact'), part('deputy')]);
}

/** Who answers for each agency in this audit. `asked` are the agencies that are asked. */
export function contactsSection(asked: readonly AgencyRow[], values: Values, around: Around): Section {
  return {
    code: 'contacts',
    title: 'Contacts and deputies',
    lead:
      asked.length === 0
        ? 'No agency is asked yet. Tick those that contribute under “Who takes part”; then say here who answers for each.'
        : 'Who answers for each agency in this audit, and who stands in. Leave a list as it is to go by the agency’s page; choose somebody else where this audit needs it.',
    entries: asked.map((agency) => contactEntry(agency, values, around)),
    lists: asked.length === 0 && itemsOf(values, written).length === 0 ? [] : [writtenList(around.agencies)],
  };
}
