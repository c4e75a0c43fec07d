import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isRole, type Role } from '../role.ts';

/** Somebody who acts, or acted, for the partnership one administers. */
export type Member = {
  readonly membership: string;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly agency: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly post: string | null;
  /** ISO days; `until` is null while no end is known. */
  readonly since: string;
  readonly until: string | null;
  /** True when the membership does not hold today. */
  readonly ended: boolean;
  readonly version: number;
  readonly hasPassword: boolean;
  readonly hasFactor: boolean;
  /** For good, whatever its days say. */
  readonly isEndedByHand: boolean;
  /** When the right password was typed last; null when never. */
  readonly signedInAt: Temporal.Instant | null;
};

type MemberRow = {
  membership_id: string;
  person_id: string;
  person_name: string;
  email: string;
  agency_id: string | null;
  agency_name: string | null;
  roles: string[];
  post: string | null;
  starts_on: string;
  until: string | null;
  ended: boolean;
  version: number;
  has_password: boolean;
  has_factor: boolean;
  ended_by_hand: boolean;
  signed_in_at: Temporal.Instant | null;
};

/** Members by name, those who have left included; nobody for whoever does not administer. */
export async function listMembers(tx: Tx): Promise<readonly Member[]> {
  const found = await sql<MemberRow>`select * from accounts.list_members()`.execute(tx);
  return found.rows.map((row) => ({
    membership: row.membership_id,
    person: row.person_id,
    name: row.person_name,
    email: row.email,
    agency:
      row.agency_id === null || row.agency_name === null
        ? null
        : { id: row.agency_id, name: row.agency_name },
    roles: row.roles.filter(isRole),
    post: row.post,
    since: row.starts_on,
    until: row.until,
    ended: row.ended,
    version: row.version,
    hasPassword: row.has_password,
    hasFactor: row.has_factor,
    isEndedByHand: row.ended_by_hand,
    signedInAt: row.signed_in_at,
  }));
}

/** One member; null when there is none of that id here. */
export async function findMember(tx: Tx, membership: string): Promise<Member | null> {
  return (await listMembers(tx)).find((member) => member.membership === membership) ?? null;
}

export type LinkOffer = 'offered' | 'acts elsewhere' | 'refused';

/** Offers a member a new link to set a password with, in place of any not yet used. */
export async function offerLink(tx: Tx, membership: string, linkHash: Uint8Array): Promise<LinkOffer> {
  const done = await sql<{ outcome: LinkOffer }>`
    select accounts.offer_link(${membership}, ${Buffer.from(linkHash)}) as outcome`.execute(tx);
  return done.rows[0]?.outcome ?? 'refused';
}

/**
 * The same for whoever runs the installation, for the person of that address.
 * @returns the memberships they hold now, by partnership; none when the address is nobody's.
 */
export async function offerLinkTo(
  tx: Tx,
  email: string,
  linkHash: Uint8Array,
): Promise<readonly { partnership: string; membership: string }[]> {
  const found = await sql<{ partnership_id: string; membership_id: string }>`
    select * from accounts.offer_link_to(${email}, ${Buffer.from(linkHash)})`.execute(tx);
  return found.rows.map((row) => ({ partnership: row.partnership_id, membership: row.membership_id }));
}

/** 'changed': not as it was seen. 'own': nobody ends the membership they act in. */
export type Ending = 'ended' | 'changed' | 'own' | 'refused';

/** Ends a membership from the next request on. */
export async function endMembership(tx: Tx, membership: string, seenVersion: number): Promise<Ending> {
  const done = await sql<{ outcome: Ending }>`
    select accounts.end_membership(${membership}, ${seenVersion}) as outcome`.execute(tx);
  return done.rows[0]?.outcome ?? 'refused';
}

/** 'own': nobody changes the days or the roles of their own memberships. */
export type Changing = 'changed' | 'stale' | 'own' | 'wrong days' | 'refused';

/** Changes post and days (ISO) of a membership from the version that was seen. */
export async function changeMembership(
  tx: Tx,
  membership: string,
  seenVersion: number,
  to: { readonly post: string; readonly from: string; readonly until: string | null },
): Promise<Changing> {
  const done = await sql<{
    outcome: Changing;
  }>`select accounts.change_membership(${membership}, ${seenVersion},
    ${to.post}, ${to.from}, ${to.until}) as outcome`.execute(tx);
  return done.rows[0]?.outcome ?? 'refused';
}

/** Ends a membership and begins another with these roles. @returns what came of it, and the id of the new one. */
export async function changeRoles(
  tx: Tx,
  membership: string,
  seenVersion: number,
  to: readonly Role[],
): Promise<{ outcome: Changing; successor: string }> {
  const successor = randomUUID();
  const done = await sql<{ outcome: Changing }>`select accounts.change_roles(${membership}, ${seenVersion},
    ${successor}, ${[...to]}) as outcome`.execute(tx);
  return { outcome: done.rows[0]?.outcome ?? 'refused', successor };
}
