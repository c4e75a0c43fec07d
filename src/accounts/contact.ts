/** What somebody is to an agency: who leads, who stands in when asked, who answers instead for a while. */
export const contactParts = {
  lead: 'Lead',
  deputy: 'Deputy',
  cover: 'Cover',
} as const;
export type ContactPart = keyof typeof contactParts;

export const contactPartCodes = Object.keys(contactParts) as readonly ContactPart[];

/** True for a part's code. */
export function isContactPart(text: string): text is ContactPart {
  return Object.hasOwn(contactParts, text);
}

/** How somebody is reached. */
export type ContactWays = {
  readonly email: string | null;
  readonly telephone: string | null;
  readonly outOfHours: boolean;
  /** When, in words: "Monday to Thursday, 9 to 3". */
  readonly reachable: string | null;
};

/** Who answers for an agency, or for a part of it, in a partnership. */
export type Contact = {
  readonly id: string;
  readonly agency: string;
  /** The membership that name, post and address come from; null for somebody without an account. */
  readonly member: string | null;
  readonly name: string;
  readonly post: string | null;
  /** What they answer for; the whole agency where both are null. */
  readonly service: { readonly id: string; readonly name: string } | null;
  readonly setting: { readonly id: string; readonly name: string } | null;
  readonly part: ContactPart;
  /** 1 to 99; deputies are asked in this order. */
  readonly position: number;
  /** ISO days on which they begin and end, as given; null where there is none. */
  readonly from: string | null;
  readonly until: string | null;
  /** Days on which the membership begins and, if it does, ends; null without one. */
  readonly memberSince: string | null;
  readonly memberUntil: string | null;
  /** Null where it is not for the reader to know. */
  readonly ways: ContactWays | null;
  readonly version: number;
};

export type NewContact = {
  readonly member: string | null;
  /** Of somebody without an account; null where `member` is given. */
  readonly name: string | null;
  readonly post: string | null;
  readonly service: string | null;
  readonly setting: string | null;
  readonly part: ContactPart;
  readonly position: number;
  readonly from: string | null;
  readonly until: string | null;
  readonly ways: ContactWays;
};

const rank = { cover: 0, lead: 1, deputy: 2 } as const;

/** Whoever answers first comes first: cover, lead, deputies in their order; the same at every reading. */
export function inOrder(
  one: Pick<Contact, 'part' | 'position' | 'name'>,
  other: Pick<Contact, 'part' | 'position' | 'name'>,
): number {
  return (
    rank[one.part] - rank[other.part] ||
    one.position - other.position ||
    one.name.localeCompare(other.name, 'en-GB')
  );
}
