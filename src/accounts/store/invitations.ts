import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isRole, type Role } from '../role.ts';

/** An invitation that was neither accepted nor withdrawn, as its partnership's administrator sees it. */
export type Invitation = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agency: { readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly post: string | null;
  /** Why an administrator gave themselves the role; null for anybody else. */
  readonly ownReason: string | null;
  readonly madeAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly isExpired: boolean;
};

type InvitationRow = {
  invitation_id: string;
  person_name: string;
  email: string;
  agency_name: string | null;
  roles: string[];
  post: string | null;
  own_reason: string | null;
  made_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  expired: boolean;
};

/** Open invitations by name; none for whoever does not administer. */
export async function listInvitations(tx: Tx): Promise<readonly Invitation[]> {
  const found = await sql<InvitationRow>`select * from accounts.list_invitations()`.execute(tx);
  return found.rows.map((row) => ({
    id: row.invitation_id,
    name: row.person_name,
    email: row.email,
    agency: row.agency_name === null ? null : { name: row.agency_name },
    roles: row.roles.filter(isRole),
    post: row.post,
    ownReason: row.own_reason,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    isExpired: row.expired,
  }));
}

/** One of them; null when there is none of that id here. */
export async function findInvitation(tx: Tx, id: string): Promise<Invitation | null> {
  return (await listInvitations(tx)).find((invitation) => invitation.id === id) ?? null;
}

export type NewInvitation = {
  readonly name: string;
  readonly email: string;
  readonly agency: string | null;
  readonly roles: readonly Role[];
  readonly post: string;
  /** ISO days; null: from when it is accepted, and with no end. */
  readonly from: string | null;
  readonly until: string | null;
  /** Why an administrator gives themselves a role, where there is no other to do it. */
  readonly reason: string;
};

/** 'ask another', 'say why': the address is the administrator's own. */
export type Inviting =
  'invited' | 'member already' | 'invited already' | 'ask another' | 'say why' | 'refused';

/** Invites the owner of an address by a link of that secret; works for seven days. */
export async function invite(
  tx: Tx,
  invitation: NewInvitation,
  secretHash: Uint8Array,
): Promise<{ outcome: Inviting; id: string }> {
  const id = randomUUID();
  const done = await sql<{ outcome: Inviting }>`select accounts.invite(${id}, ${invitation.name},
    ${invitation.email}, ${invitation.agency}, ${[...invitation.roles]}, ${invitation.post}, ${invitation.from},
    ${invitation.until}, ${invitation.reason}, ${Buffer.from(secretHash)}) as outcome`.execute(tx);
  return { outcome: done.rows[0]?.outcome ?? 'refused', id };
}

/** Gives an open invitation another link, for seven days; false when it is not open or not here. */
export async function renewInvitation(tx: Tx, id: string, secretHash: Uint8Array): Promise<boolean> {
  const done = await sql<{ done: boolean }>`
    select accounts.renew_invitation(${id}, ${Buffer.from(secretHash)}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** Takes an open invitation back; false when it is not open or not here. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select accounts.withdraw_invitation(${id}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** What the holder of a link is shown. */
export type OfferedMembership = {
  readonly name: string;
  readonly email: string;
  readonly partnership: string;
  readonly agency: { readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly post: string | null;
  /** 'new': nobody of the address is here. Else whether whoever is signed in here is its owner. */
  readonly standing: 'new' | 'owner' | 'another' | 'signed out';
};

/** An open invitation by its link; null when it was used, withdrawn, is too old or never was. Asking has no effect. */
export async function findOffered(tx: Tx, secretHash: Uint8Array): Promise<OfferedMembership | null> {
  const found = await sql<{
    invited_name: string;
    email: string;
    partnership_name: string;
    agency_name: string | null;
    roles: string[];
    post: string | null;
    standing: OfferedMembership['standing'];
  }>`select * from accounts.invitation_of(${Buffer.from(secretHash)})`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  return {
    name: row.invited_name,
    email: row.email,
    partnership: row.partnership_name,
    agency: row.agency_name === null ? null : { name: row.agency_name },
    roles: row.roles.filter(isRole),
    post: row.post,
    standing: row.standing,
  };
}

/** Accepts as the person signed in; their new membership, null when the link is spent or theirs is another address. */
export async function acceptInvitation(tx: Tx, secretHash: Uint8Array): Promise<string | null> {
  const done = await sql<{ membership: string | null }>`select accounts.accept_invitation(
    ${Buffer.from(secretHash)}, ${randomUUID()}) as membership`.execute(tx);
  return done.rows[0]?.membership ?? null;
}

/** Accepts as somebody new, who is signed in with a password from then on; false when the link is spent. */
export async function acceptAsNew(
  tx: Tx,
  secretHash: Uint8Array,
  person: { readonly name: string; readonly passwordHash: string },
  keyHash: Uint8Array,
): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select accounts.accept_as_new(${Buffer.from(secretHash)},
    ${randomUUID()}, ${randomUUID()}, ${person.name}, ${person.passwordHash}, ${Buffer.from(keyHash)}) as done`.execute(
    tx,
  );
  return done.rows[0]?.done === true;
}
