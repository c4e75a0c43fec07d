import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isRole, type Role } from '../role.ts';

/** What people may be asked or told before they act as anyone: each goes through a named function of the database. */

export type Hat = {
  readonly membership: string;
  readonly person: string;
  readonly partnership: string;
  readonly agency: { readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly post: string | null;
};

export type InstallationKind = 'empty' | 'real' | 'demonstration';

/** What this database is. */
export async function findInstallationKind(tx: Tx): Promise<InstallationKind> {
  const found = await sql<{ kind: InstallationKind }>`select platform.installation_kind() as kind`.execute(
    tx,
  );
  return found.rows[0]?.kind ?? 'empty';
}

type HatRow = {
  membership_id: string;
  person_name: string;
  partnership_name: string;
  agency_name: string | null;
  roles: string[];
  post: string | null;
};

function hatOf(row: HatRow): Hat {
  return {
    membership: row.membership_id,
    person: row.person_name,
    partnership: row.partnership_name,
    agency: row.agency_name === null ? null : { name: row.agency_name },
    roles: row.roles.filter(isRole),
    post: row.post,
  };
}

/** What the person who is signed in may act as; empty when nobody is. */
export async function listMyHats(tx: Tx): Promise<readonly Hat[]> {
  const found = await sql<HatRow>`select * from accounts.my_memberships()`.execute(tx);
  return found.rows.map(hatOf);
}

/** Everybody of a demonstration, by person; empty anywhere else. */
export async function listDemonstrationPeople(
  tx: Tx,
): Promise<readonly (Hat & { readonly personId: string })[]> {
  const found = await sql<
    HatRow & { person_id: string }
  >`select * from accounts.demonstration_people()`.execute(tx);
  return found.rows.map((row) => ({ ...hatOf(row), personId: row.person_id }));
}

export type OneTimeLink =
  | { readonly purpose: 'first_administrator' }
  | { readonly purpose: 'set_password'; readonly name: string; readonly email: string };

/** What an unused link is for; null when it was used, is too old or never was. Asking has no effect. */
export async function findOneTimeLink(tx: Tx, secretHash: Uint8Array): Promise<OneTimeLink | null> {
  const found = await sql<{ purpose: string; person_name: string | null; email: string | null }>`
    select * from accounts.link_of(${Buffer.from(secretHash)})`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  if (row.purpose === 'first_administrator') return { purpose: 'first_administrator' };
  return { purpose: 'set_password', name: row.person_name ?? '', email: row.email ?? '' };
}

export type FirstAdministrator = {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly partnership: { readonly name: string; readonly shortName: string };
};

/** Makes the installation a real one with its first partnership and administrator; false when the link is spent. */
export async function createFirstAdministrator(
  tx: Tx,
  secretHash: Uint8Array,
  first: FirstAdministrator,
): Promise<boolean> {
  const done = await sql<{
    done: boolean;
  }>`select accounts.create_first_administrator(${Buffer.from(secretHash)}, ${randomUUID()},
    ${first.name}, ${first.email}, ${first.passwordHash}, ${randomUUID()}, ${first.partnership.name},
    ${first.partnership.shortName}, ${randomUUID()}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** Sets the password of the link's person and ends their sessions; false when the link is spent. */
export async function setPassword(tx: Tx, secretHash: Uint8Array, passwordHash: string): Promise<boolean> {
  const done = await sql<{ person: string | null }>`
    select accounts.set_password(${Buffer.from(secretHash)}, ${passwordHash}, ${randomUUID()}) as person`.execute(
    tx,
  );
  return (done.rows[0]?.person ?? null) !== null;
}

/** Offers a link to choose a new password, to be mailed to the address; whose it is, null when it is nobody's or has one newly. */
export async function offerForgotten(
  tx: Tx,
  address: string,
  secretHash: Uint8Array,
): Promise<string | null> {
  const done = await sql<{ person: string | null }>`
    select accounts.offer_forgotten(${address}, ${Buffer.from(secretHash)}) as person`.execute(tx);
  return done.rows[0]?.person ?? null;
}

/** Offers the link with which the first administrator is created, while there is nobody; replaces an earlier one. */
export async function offerFirstLink(tx: Tx, secretHash: Uint8Array): Promise<boolean> {
  const done = await sql<{
    done: boolean;
  }>`select accounts.offer_first_link(${Buffer.from(secretHash)}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** Forgets sessions and links that ended a month ago, as the system actor; returns how many sessions. */
export async function clearEndedSessions(tx: Tx): Promise<number> {
  const found = await sql<{ cleared: number }>`select accounts.clear_ended() as cleared`.execute(tx);
  return found.rows[0]?.cleared ?? 0;
}
