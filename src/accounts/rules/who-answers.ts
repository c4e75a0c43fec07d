import { inOrder, type Contact } from '../contact.ts';

/** As much of a contact as the rule asks about. */
export type Answering = Pick<
  Contact,
  'name' | 'part' | 'position' | 'from' | 'until' | 'memberSince' | 'memberUntil'
> & {
  readonly service: { readonly id: string } | null;
  readonly setting: { readonly id: string } | null;
};

/** What of an agency is asked about: a service, a setting, or neither: the whole of it. */
export type AnswersFor = { readonly service?: string; readonly setting?: string };

/**
 * Who of one agency's contacts answers on a London day (ISO): whoever covers, then the lead, then the first deputy.
 * Where a service or a setting has nobody of its own on that day, the agency's own contacts answer for it.
 * @returns null where nobody does.
 */
export function whoAnswers<One extends Answering>(
  contacts: readonly One[],
  day: string,
  what: AnswersFor = {},
): One | null {
  const there = contacts.filter((contact) => holdsOn(contact, day));
  const own = there.filter((contact) => isFor(contact, what));
  const asked = own.length > 0 ? own : there.filter((contact) => isFor(contact, {}));
  return asked.toSorted(inOrder)[0] ?? null;
}

/** Whether somebody is a contact on a day (ISO): within their own days and, with an account, those of the membership. */
export function holdsOn(contact: Answering, day: string): boolean {
  const { from, until, memberSince, memberUntil } = contact;
  const begins = [from, memberSince].every((first) => first === null || first <= day);
  return begins && [until, memberUntil].every((last) => last === null || last >= day);
}

/** Whether somebody answers for exactly this: the service, the setting, or the agency as a whole. */
export function isFor(contact: Answering, what: AnswersFor): boolean {
  return (
    (contact.service?.id ?? null) === (what.service ?? null) &&
    (contact.setting?.id ?? null) === (what.setting ?? null)
  );
}
