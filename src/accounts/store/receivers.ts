import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isMailAddress } from '#platform/mail';
import { isContactPart } from '../contact.ts';
import { isRole, type Role } from '../role.ts';
import type { Answering } from '../rules/who-answers.ts';

/** Where a mail goes. `id` names the person, or the contact who has no account. */
export type MailReceiver = { readonly id: string; readonly email: string };

/** Somebody whose membership holds. */
export type MailMember = MailReceiver & {
  readonly membership: string;
  readonly agency: string | null;
  readonly roles: readonly Role[];
};

/** Somebody who answers for an agency and can be written to. */
export type MailContact = MailReceiver & Answering & { readonly agency: string };

/** Whom a job may write to in a partnership. */
export type MailReceivers = {
  readonly members: readonly MailMember[];
  readonly contacts: readonly MailContact[];
};

/**
 * Whom a job may write to on an ISO day, as the system actor: whose membership holds then, and every agency's contacts
 * whatever their own days. Whoever has no address that a mail can go to is not among them.
 */
export async function listMailReceivers(tx: Tx, partnership: string, day: string): Promise<MailReceivers> {
  const members = await listMembersOn(tx, day);
  const rows = await tx
    .selectFrom('accounts.contact as contact')
    .leftJoin('accounts.contact_way as way', (join) =>
      join
        .onRef('way.partnership_id', '=', 'contact.partnership_id')
        .onRef('way.contact_id', '=', 'contact.id'),
    )
    .selectAll('contact')
    .select('way.email')
    .where('contact.partnership_id', '=', partnership)
    .execute();
  const contacts = rows.flatMap((row): MailContact[] => {
    const member = members.find((one) => one.membership === row.membership_id);
    const email = row.membership_id === null ? row.email : (member?.email ?? null);
    if (email === null || !isMailAddress(email)) return [];
    return [
      {
        id: member?.id ?? row.id,
        email,
        agency: row.agency_id,
        // Two deputies of one place are told apart by name; somebody with an account has it there, so by their id.
        name: row.name ?? row.id,
        part: isContactPart(row.part) ? row.part : 'deputy',
        position: row.position,
        from: row.starts_on,
        until: row.ends_on,
        memberSince: null,
        memberUntil: null,
        service: row.service_id === null ? null : { id: row.service_id },
        setting: row.setting_id === null ? null : { id: row.setting_id },
      },
    ];
  });
  return { members, contacts };
}

async function listMembersOn(tx: Tx, day: string): Promise<readonly MailMember[]> {
  const found = await sql<{
    person_id: string;
    membership_id: string;
    agency_id: string | null;
    roles: string[];
    email: string;
  }>`select * from accounts.list_mail_receivers(${day})`.execute(tx);
  return found.rows
    .filter(({ email }) => isMailAddress(email))
    .map((row) => ({
      id: row.person_id,
      membership: row.membership_id,
      agency: row.agency_id,
      roles: row.roles.filter(isRole),
      email: row.email,
    }));
}
