import type { ActingContext } from '../../actor.ts';
import type { Contact } from '../../contact.ts';
import { listServices, type AgencyRow } from '../../store/agencies.ts';
import { listAgencyPeople, listContacts } from '../../store/contacts.ts';
import { findSetting } from '../../store/settings.ts';
import type { ContactChoices } from '../../parts/contact-fields.ts';
import { openKeptAgency } from './open-agency.ts';

/** What the pages that add, change and remove a contact begin with. */
export type OpenContact = {
  readonly agency: AgencyRow;
  readonly choices: ContactChoices;
  readonly contacts: readonly Contact[];
};

/**
 * The agency of an address with its contacts and what a contact is chosen from, for whoever keeps it; null for everybody
 * else, and where the setting is none of this agency. `setting`: the id of the one that a contact is for, or ''.
 */
export async function openContacts(context: ActingContext, setting: string): Promise<OpenContact | null> {
  const { tx, actor } = context;
  const agency = await openKeptAgency(context);
  if (agency === null) return null;
  const found = setting === '' ? null : await findSetting(tx, actor.partnership.id, agency.id, setting);
  if (setting !== '' && found === null) return null;
  return {
    agency,
    contacts: await listContacts(tx, actor.partnership.id, agency.id),
    choices: {
      people: await listAgencyPeople(tx, agency.id),
      services: await listServices(tx, agency.id),
      setting: found,
    },
  };
}

/** The contact an address names, with the same; whoever left stays among those to choose from while they are it. */
export async function openContact(
  context: ActingContext,
): Promise<(OpenContact & { readonly now: Contact; readonly others: readonly Contact[] }) | null> {
  const loaded = await openContacts(context, '');
  const now = loaded?.contacts.find((contact) => contact.id === context.params['contact']);
  if (loaded === null || now === undefined) return null;
  const { people } = loaded.choices;
  const isGone = now.member !== null && !people.some((person) => person.membership === now.member);
  const gone =
    isGone && now.member !== null
      ? [{ membership: now.member, name: now.name, post: 'membership has ended', mayName: true }]
      : [];
  return {
    ...loaded,
    choices: { ...loaded.choices, people: [...people, ...gone], setting: now.setting },
    now,
    others: loaded.contacts.filter((contact) => contact.id !== now.id),
  };
}
