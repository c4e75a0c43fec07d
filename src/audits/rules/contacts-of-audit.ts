// Who answers for an agency in one audit: whoever was chosen or written down for it, else those whom the agency's page
// names. Cover is for some days, so nobody is proposed for it: the agency's page says who covers when.
import { contactGaps, whoAnswers, type Contact } from '#accounts';
import { displayDay } from '#platform/time';
import type { TermsAgency, TermsContacts, TermsPerson } from '../terms/terms.ts';

/** What somebody does for an agency in an audit. */
export const answeringParts = { contact: 'Contact', deputy: 'Deputy' } as const;
export type AnsweringPart = keyof typeof answeringParts;

/** What a draft says of it. */
export type ChosenContacts = {
  /** Ids of contacts on the agency's page; '' where none was chosen. */
  readonly contact: string;
  readonly deputy: string;
  /** People written down for this audit only; they go before a choice. */
  readonly written: readonly {
    readonly part: AnsweringPart;
    readonly name: string;
    readonly post: string;
    readonly email: string;
  }[];
};

type Asked = Pick<TermsAgency, 'agency' | 'shortName' | 'services'>;

/** Who answers for an agency in an audit. `standing` are the contacts on its page; `today` is the London day, ISO. */
export function contactsOfAudit(
  asked: Asked,
  standing: readonly Contact[],
  chosen: ChosenContacts,
  today: string,
): TermsContacts {
  const proposed = proposeContacts(asked, standing, chosen, today);
  const person = (part: AnsweringPart): TermsPerson | null => {
    const [written, ...more] = chosen.written.filter((one) => one.part === part);
    if (written !== undefined) {
      const { name, post, email } = written;
      const names = new Intl.ListFormat('en-GB').format([written, ...more].map((one) => one.name));
      const fault =
        more.length === 0
          ? null
          : `More than one ${answeringParts[part].toLowerCase()} of ${asked.shortName} is written down: ${names}.`;
      return { name, post, isProposal: false, isReachable: email !== '', fault };
    }
    if (chosen[part] === '')
      return proposed[part] === null ? null : personOf(proposed[part], asked, true, today);
    const found = standing.find((one) => one.id === chosen[part]);
    if (found !== undefined) return personOf(found, asked, false, today);
    const what = answeringParts[part].toLowerCase();
    const fault = `Whoever was chosen as ${what} of ${asked.shortName} stands on its page no longer.`;
    return { name: '', post: '', isProposal: false, isReachable: true, fault };
  };
  const contact = person('contact');
  const left = contactGaps(standing, today).flatMap((gap) => (gap.kind === 'lead has left' ? gap.names : []));
  return {
    agency: asked.agency,
    shortName: asked.shortName,
    contact,
    deputy: person('deputy'),
    leftLead: contact === null || contact.isProposal ? left.join(', ') : '',
  };
}

/** Whom the agency's page names: who answers, and who would if that person did not. */
export function proposeContacts(
  { services }: Pick<Asked, 'services'>,
  standing: readonly Contact[],
  chosen: ChosenContacts,
  today: string,
): { readonly contact: Contact | null; readonly deputy: Contact | null } {
  const lasting = standing.filter((one) => one.part !== 'cover');
  const [only, ...more] = services;
  const service = lasting.find((one) => one.service?.name === only)?.service?.id;
  // Where one service alone is asked, its own contacts answer, if it has any.
  const what = service === undefined || more.length > 0 ? {} : { service };
  const contact = whoAnswers(lasting, today, what);
  const first = chosen.written.some((one) => one.part === 'contact')
    ? null
    : (standing.find((one) => one.id === chosen.contact) ?? contact);
  const rest = lasting.filter((one) => first === null || !isSamePerson(one, first));
  return { contact, deputy: whoAnswers(rest, today, what) };
}

function isSamePerson(one: Contact, other: Contact): boolean {
  if (one.member !== null || other.member !== null) return one.member === other.member;
  return one.name.toLowerCase() === other.name.toLowerCase();
}

function personOf(contact: Contact, { shortName }: Asked, isProposal: boolean, today: string): TermsPerson {
  const { name, post, member, ways, memberUntil, until } = contact;
  const fault =
    memberUntil !== null && memberUntil < today
      ? `${name} has left ${shortName}: the membership ended on ${displayDay(memberUntil)}.`
      : until !== null && until < today
        ? `${name} answered for ${shortName} only until ${displayDay(until)}.`
        : null;
  // Whoever has an account has an address there.
  const isReachable = member !== null || (ways?.email ?? null) !== null;
  return { name, post: post ?? '', isProposal, isReachable, fault };
}

/** "Helen Ashdown, Named nurse"; '' where nobody is known. */
export function sayPerson(person: Pick<TermsPerson, 'name' | 'post'> | null): string {
  return person === null ? '' : [person.name, person.post].filter((part) => part !== '').join(', ');
}
