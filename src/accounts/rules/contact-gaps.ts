import { inOrder } from '../contact.ts';
import { holdsOn, isFor, type Answering } from './who-answers.ts';

/** What is missing before an agency can be relied on to answer. */
export type ContactGap =
  | { readonly kind: 'nobody' | 'no lead' | 'no deputy' }
  | { readonly kind: 'lead has left' | 'two leads'; readonly names: readonly string[] };

/** What is missing among one agency's contacts on a London day (ISO). Only those for the agency as a whole count. */
export function contactGaps(contacts: readonly Answering[], day: string): readonly ContactGap[] {
  const whole = contacts.filter((contact) => isFor(contact, {}));
  if (!whole.some((contact) => holdsOn({ ...contact, memberUntil: null }, day))) return [{ kind: 'nobody' }];
  const leads = whole.filter((contact) => contact.part === 'lead').toSorted(inOrder);
  const leading = leads.filter((contact) => isLead(contact, day));
  const gone = leads.filter(
    (contact) => !holdsOn(contact, day) && holdsOn({ ...contact, memberUntil: null }, day),
  );
  const hasDeputy = whole.some((contact) => contact.part === 'deputy' && holdsOn(contact, day));
  const gaps: ContactGap[] = [];
  if (gone.length > 0) gaps.push({ kind: 'lead has left', names: gone.map((contact) => contact.name) });
  else if (leading.length === 0) gaps.push({ kind: 'no lead' });
  if (leading.length > 1) gaps.push({ kind: 'two leads', names: leading.map((contact) => contact.name) });
  if (!hasDeputy) gaps.push({ kind: 'no deputy' });
  return gaps;
}

/** Whether a contact leads its agency as a whole on a London day (ISO). */
export function isLead(contact: Answering, day: string): boolean {
  return contact.part === 'lead' && isFor(contact, {}) && holdsOn(contact, day);
}
