import { readDay, readForm, type FormProblem } from '#platform/forms';
import type { Form } from '#platform/http';
import { contactPartCodes, contactParts, type Contact, type NewContact } from '../contact.ts';
import { clashesWith } from '../rules/same-contact.ts';
import type { ContactChoices } from './contact-fields.ts';

/** What the fields hold, as text. */
export type ContactTyped = {
  /** 'yes' for somebody with an account. */
  readonly account: string;
  readonly member: string;
  readonly name: string;
  readonly post: string;
  readonly email: string;
  readonly service: string;
  readonly part: string;
  readonly position: string;
  readonly from: string;
  readonly until: string;
  readonly telephone: string;
  readonly outOfHours: boolean;
  readonly reachable: string;
};

/** The fields as they were sent, for showing again. */
export function contactAsTyped(form: Form): ContactTyped {
  return {
    account: form.text('account'),
    member: form.text('member'),
    name: form.text('name'),
    post: form.text('post'),
    email: form.text('email'),
    service: form.text('service'),
    part: form.text('part'),
    position: form.text('position'),
    from: form.text('from'),
    until: form.text('until'),
    telephone: form.text('telephone'),
    outOfHours: form.text('out-of-hours') === 'yes',
    reachable: form.text('reachable'),
  };
}

/** A contact as it was typed, or what is wrong with it. `others`: the agency's contacts besides. */
export function readContact(
  form: Form,
  choices: ContactChoices,
  others: readonly Contact[],
): { readonly contact: NewContact | null; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const who = readWho(form, choices, reader);
  const part = reader.choice('part', contactPartCodes, 'Choose whether they lead, stand in or cover');
  const position = part === 'deputy' ? readPosition(form.text('position')) : 1;
  if (position === null) reader.refuse('position', 'The order must be a whole number from 1 to 99');
  const service = choices.setting === null && form.text('service') !== '' ? form.text('service') : null;
  if (service !== null && !choices.services.some((one) => one.id === service))
    reader.refuse('service', 'Choose the whole agency or one of its services');
  const from = readDay(form.text('from'));
  if (from === undefined) reader.refuse('from', 'Enter the first day, such as 31 March 2026');
  const until = readDay(form.text('until'));
  if (until === undefined) reader.refuse('until', 'Enter the last day, such as 31 March 2026');
  if (from && until && until < from) reader.refuse('until', 'The last day must not be before the first');
  if (part === 'cover' && until === null) reader.refuse('until', 'Enter the last day of the cover');
  const telephone = reader.text('telephone', { called: 'telephone number', longest: 40, needed: false });
  if (telephone !== '' && !isTelephone(telephone))
    reader.refuse('telephone', 'Enter a telephone number, such as 01632 960 001');
  const reachable = reader.text('reachable', {
    called: 'words on when they can be reached',
    longest: 300,
    needed: false,
  });
  if (
    reader.problems.length > 0 ||
    part === null ||
    position === null ||
    from === undefined ||
    until === undefined
  )
    return { contact: null, problems: reader.problems };
  const { email, ...person } = who;
  const contact: NewContact = {
    ...person,
    service,
    setting: choices.setting?.id ?? null,
    part,
    position,
    from,
    until,
    ways: {
      email,
      telephone: telephone || null,
      outOfHours: form.text('out-of-hours') === 'yes',
      reachable: reachable || null,
    },
  };
  const problem = clash(contact, others);
  return problem === null ? { contact, problems: [] } : { contact: null, problems: [problem] };
}

function readWho(form: Form, { people }: ContactChoices, reader: ReturnType<typeof readForm>) {
  const nobody = { member: null, name: null, post: null, email: null };
  if (people.length > 0) {
    const account = reader.choice('account', ['yes', 'no'], 'Choose who it is');
    if (account === null) return nobody;
    if (account === 'yes') {
      const member = people.find((person) => person.membership === form.text('member'));
      if (member === undefined) reader.refuse('member', 'Choose somebody of the agency');
      else if (!member.mayName)
        reader.refuse(
          'member',
          'Whoever is named can act for the agency: its lead, a coordinator or an administrator names them, and nobody names themselves',
        );
      return { ...nobody, member: member?.membership ?? null };
    }
  }
  return {
    member: null,
    name: reader.text('name', { called: 'name', longest: 120 }),
    post: reader.text('post', { called: 'post', longest: 120, needed: false }) || null,
    email: form.text('email').trim() === '' ? null : reader.email('email'),
  };
}

function readPosition(typed: string): number | null {
  if (typed.trim() === '') return 1;
  return /^[1-9]\d?$/.test(typed.trim()) ? Number(typed) : null;
}

function isTelephone(text: string): boolean {
  return (
    /^[\d ()+-]+(?:(?:,? ?ext\.?|,? ?x|,? ?extension) ?\d+)?$/i.test(text) &&
    (text.match(/\d/g)?.length ?? 0) >= 5
  );
}

function clash(contact: NewContact, others: readonly Contact[]): FormProblem | null {
  const compared = others.map((other) => ({
    ...other,
    service: other.service?.id ?? null,
    setting: other.setting?.id ?? null,
  }));
  if (clashesWith(contact, compared).length === 0) return null;
  const message =
    contact.part === 'lead'
      ? 'There is a lead on these days already. Give that contact a last day, or choose another part for this one'
      : `This person is there as ${contactParts[contact.part].toLowerCase()} on these days already`;
  return { field: 'part', message };
}
