import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { inOrder, isContactPart, type Contact, type NewContact } from '../contact.ts';

/**
 * Who answers for the agencies of a partnership, or for one of them, in the order in which they would. How somebody is
 * reached is there for coordinators, administrators and people of the same agency; null for everybody else.
 */
export async function listContacts(
  tx: Tx,
  partnership: string,
  agency?: string,
): Promise<readonly Contact[]> {
  let query = tx
    .selectFrom('accounts.contact as contact')
    .leftJoin('accounts.contact_way as way', (join) =>
      join
        .onRef('way.partnership_id', '=', 'contact.partnership_id')
        .onRef('way.contact_id', '=', 'contact.id'),
    )
    .leftJoin('accounts.agency_service as service', (join) =>
      join
        .onRef('service.agency_id', '=', 'contact.agency_id')
        .onRef('service.id', '=', 'contact.service_id'),
    )
    .leftJoin('accounts.setting as setting', (join) =>
      join
        .onRef('setting.partnership_id', '=', 'contact.partnership_id')
        .onRef('setting.id', '=', 'contact.setting_id'),
    )
    .select([
      'contact.id',
      'contact.agency_id',
      'contact.membership_id',
      'contact.name',
      'contact.post',
      'contact.service_id',
      'service.name as service_name',
      'contact.setting_id',
      'setting.name as setting_name',
      'contact.part',
      'contact.position',
      'contact.starts_on',
      'contact.ends_on',
      'contact.version',
      'way.email',
      'way.telephone',
      'way.out_of_hours',
      'way.reachable',
    ])
    .where('contact.partnership_id', '=', partnership);
  if (agency !== undefined) query = query.where('contact.agency_id', '=', agency);
  const rows = await query.execute();
  const members = rows.some((row) => row.membership_id !== null) ? await listContactMembers(tx) : new Map();
  return rows
    .map((row) => {
      const member = members.get(row.id);
      return {
        id: row.id,
        agency: row.agency_id,
        member: row.membership_id,
        name: member?.name ?? row.name ?? '',
        post: member?.post ?? row.post,
        service: pair(row.service_id, row.service_name),
        setting: pair(row.setting_id, row.setting_name),
        part: isContactPart(row.part) ? row.part : 'deputy',
        position: row.position,
        from: row.starts_on,
        until: row.ends_on,
        memberSince: member?.since ?? null,
        memberUntil: member?.until ?? null,
        ways:
          row.out_of_hours === null
            ? null
            : {
                email: member?.email ?? row.email,
                telephone: row.telephone,
                outOfHours: row.out_of_hours,
                reachable: row.reachable,
              },
        version: row.version,
      } satisfies Contact;
    })
    .toSorted(inOrder);
}

/** Whether anybody is there as a contact of any agency of the partnership. */
export async function hasContacts(tx: Tx, partnership: string): Promise<boolean> {
  const row = await tx
    .selectFrom('accounts.contact')
    .select('id')
    .where('partnership_id', '=', partnership)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody who acts for an agency, to be chosen as its contact. */
export type AgencyPerson = {
  readonly membership: string;
  readonly name: string;
  readonly post: string | null;
  /** Whether whoever asks may name them: a lead by role, or who keeps all agencies and is not that person. */
  readonly mayName: boolean;
};

/** The people of an agency that one keeps, by name; nobody for everybody else. */
export async function listAgencyPeople(tx: Tx, agency: string): Promise<readonly AgencyPerson[]> {
  const found = await sql<{
    membership_id: string;
    person_name: string;
    post: string | null;
    may_name: boolean;
  }>`select membership_id, person_name, post, may_name from accounts.list_agency_people(${agency})`.execute(
    tx,
  );
  return found.rows.map((row) => ({
    membership: row.membership_id,
    name: row.person_name,
    post: row.post,
    mayName: row.may_name,
  }));
}

/** Adds a contact to an agency; returns its id. */
export async function addContact(
  tx: Tx,
  partnership: string,
  agency: string,
  contact: NewContact,
  id: string = randomUUID(),
): Promise<string> {
  const keys = { partnership_id: partnership, agency_id: agency };
  await tx
    .insertInto('accounts.contact')
    .values({ ...keys, id, ...columnsOf(contact), setting_id: contact.setting })
    .execute();
  await tx
    .insertInto('accounts.contact_way')
    .values({ ...keys, contact_id: id, ...wayOf(contact) })
    .execute();
  return id;
}

/** Changes a contact from the version that was seen; false when it was another. The setting stays what it was. */
export async function changeContact(
  tx: Tx,
  partnership: string,
  seen: Contact,
  to: NewContact,
): Promise<boolean> {
  const changed = await tx
    .updateTable('accounts.contact')
    .set({ ...columnsOf(to), version: seen.version + 1 })
    .where('partnership_id', '=', partnership)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable('accounts.contact_way')
    .set(wayOf(to))
    .where('partnership_id', '=', partnership)
    .where('contact_id', '=', seen.id)
    .execute();
  return true;
}

/** Removes a contact, with how they were reached. */
export async function removeContact(tx: Tx, partnership: string, id: string): Promise<void> {
  await tx
    .deleteFrom('accounts.contact_way')
    .where('partnership_id', '=', partnership)
    .where('contact_id', '=', id)
    .execute();
  await tx
    .deleteFrom('accounts.contact')
    .where('partnership_id', '=', partnership)
    .where('id', '=', id)
    .execute();
}

type Known = {
  readonly name: string;
  readonly post: string | null;
  readonly email: string | null;
  readonly since: string;
  readonly until: string | null;
};

async function listContactMembers(tx: Tx): Promise<ReadonlyMap<string, Known>> {
  const found = await sql<{
    contact_id: string;
    person_name: string;
    post: string | null;
    email: string | null;
    since: string;
    until: string | null;
  }>`select * from accounts.contact_members()`.execute(tx);
  return new Map(found.rows.map((row) => [row.contact_id, { ...row, name: row.person_name }]));
}

function columnsOf(contact: NewContact) {
  return {
    membership_id: contact.member,
    name: contact.name,
    post: contact.post,
    service_id: contact.service,
    part: contact.part,
    position: contact.position,
    starts_on: contact.from,
    ends_on: contact.until,
  };
}

function wayOf({ member, ways }: NewContact) {
  return {
    // A member's address is the one of their account.
    email: member === null ? ways.email : null,
    telephone: ways.telephone,
    out_of_hours: ways.outOfHours,
    reachable: ways.reachable,
  };
}

function pair(id: string | null, name: string | null): { readonly id: string; readonly name: string } | null {
  return id === null || name === null ? null : { id, name };
}
