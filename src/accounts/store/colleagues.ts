import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isRole, sayRoles, type Role } from '../role.ts';

/** Somebody of one's partnership, to be named in what one commissions. */
export type Colleague = {
  readonly membership: string;
  readonly name: string;
  readonly agency: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly post: string | null;
};

/** The people who act for the partnership one coordinates, now or from a later day; empty for everybody else. */
export async function listColleagues(tx: Tx): Promise<readonly Colleague[]> {
  const found = await sql<{
    membership_id: string;
    person_name: string;
    agency_id: string | null;
    agency_name: string | null;
    roles: string[];
    post: string | null;
  }>`select * from accounts.list_colleagues()`.execute(tx);
  return found.rows.map((row) => ({
    membership: row.membership_id,
    name: row.person_name,
    agency:
      row.agency_id === null || row.agency_name === null
        ? null
        : { id: row.agency_id, name: row.agency_name },
    roles: row.roles.filter(isRole),
    post: row.post,
  }));
}

/** The names behind memberships of one's partnership, also of people who have left; others are left out. */
export async function nameMembers(
  tx: Tx,
  memberships: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (memberships.length === 0) return new Map();
  const found = await sql<{ membership_id: string; person_name: string }>`
    select * from accounts.name_members(${[...new Set(memberships)]}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.membership_id, row.person_name]));
}

/** "Helen Ashdown, Named nurse, LPT" */
export function sayColleague(colleague: Colleague): string {
  const post = colleague.post ?? sayRoles(colleague.roles);
  return [colleague.name, post, colleague.agency?.name].filter((part) => part !== undefined).join(', ');
}

/** A membership as a hat: who wears it, for whom, as what. */
export type NamedHat = {
  readonly name: string;
  readonly agency: { readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly post: string | null;
};

/** The hats behind memberships of the partnership that one coordinates or guards, also of people who have left. */
export async function nameHats(
  tx: Tx,
  memberships: readonly string[],
): Promise<ReadonlyMap<string, NamedHat>> {
  if (memberships.length === 0) return new Map();
  const found = await sql<{
    membership_id: string;
    person_name: string;
    agency_name: string | null;
    roles: string[];
    post: string | null;
  }>`select * from accounts.name_hats(${[...new Set(memberships)]}::uuid[])`.execute(tx);
  return new Map(
    found.rows.map((row) => [
      row.membership_id,
      {
        name: row.person_name,
        agency: row.agency_name === null ? null : { name: row.agency_name },
        roles: row.roles.filter(isRole),
        post: row.post,
      },
    ]),
  );
}

/** Whether a membership is worn by whoever asks, in this hat or another. */
export async function isOwnHat(tx: Tx, membership: string): Promise<boolean> {
  const found = await sql<{ own: boolean }>`select accounts.is_own_hat(${membership}::uuid) as own`.execute(
    tx,
  );
  return found.rows[0]?.own === true;
}
