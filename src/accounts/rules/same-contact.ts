import type { NewContact } from '../contact.ts';

/** As much of a contact as is compared, whether it is kept already or only typed. */
export type Compared = Pick<NewContact, 'member' | 'name' | 'part' | 'from' | 'until'> & {
  /** Ids; null for the agency as a whole. */
  readonly service: string | null;
  readonly setting: string | null;
};

/** Whether two contacts answer for the same thing on at least one day. */
export function doMeet(one: Compared, other: Compared): boolean {
  const isForSame = one.service === other.service && one.setting === other.setting;
  const ends = (first: Compared, second: Compared) =>
    first.until !== null && second.from !== null && first.until < second.from;
  return isForSame && !ends(one, other) && !ends(other, one);
}

/** Those that cannot stand beside one: a second lead of the same, and the same person in the same part, on one day. */
export function clashesWith<Other extends Compared>(
  contact: Compared,
  others: readonly Other[],
): readonly Other[] {
  return others.filter(
    (other) =>
      other.part === contact.part &&
      doMeet(contact, other) &&
      (contact.part === 'lead' || isSamePerson(contact, other)),
  );
}

function isSamePerson(one: Compared, other: Compared): boolean {
  if (one.member !== null || other.member !== null) return one.member === other.member;
  return one.name?.toLowerCase() === other.name?.toLowerCase();
}
