import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import {
  addPartnership,
  findInstallationKind,
  hasContacts,
  listAgencies,
  listAreas,
  listPartnerships,
  listServices,
  type Role,
} from '#accounts';
import { importAudit, readPublishedAudit, type PublishedAudit } from '#archive';
import type { Transact, Tx } from '#platform/db';
import { parsePartialDate } from '#platform/time';
import { addSettingsAndContacts } from './contacts.ts';
import { idFor } from './id-for.ts';

/**
 * The demonstration: the four published audits in the archives of the partnerships that published them, and invented
 * people of every role. Only an empty database takes it, and then is a demonstration for ever. Made again after a
 * crash half way, it goes on where it stopped.
 */
export async function seedDemonstration(transact: Transact, say: (sentence: string) => void): Promise<void> {
  await transact(system(null), 'write', begin);
  const audits = await readAudits();
  for (const place of places) {
    say(`Filling the archive of ${place.name}.`);
    const session = system(place.id);
    await transact(session, 'write', async (tx) => {
      const there = (await listPartnerships(tx)).some((partnership) => partnership.id === place.id);
      if (!there) await addPartnership(tx, place);
      for (const shortName of place.audits) {
        const audit = audits.get(shortName);
        if (audit === undefined) throw new Error(`demo/published holds no audit ${shortName}.`);
        await importAudit(tx, place.id, audit);
      }
    });
  }
  for (const place of places) await transact(system(place.id), 'write', async (tx) => addPeople(tx, place));
  for (const place of places) await transact(system(place.id), 'write', async (tx) => addContacts(tx, place));
}

async function begin(tx: Tx): Promise<void> {
  const kind = await findInstallationKind(tx);
  if (kind === 'demonstration') return;
  const begun = await sql<{ begun: boolean }>`select accounts.begin_demonstration() as begun`.execute(tx);
  if (begun.rows[0]?.begun !== true) {
    throw new Error(
      'This database is in real use: it can never become a demonstration. Choose another data folder.',
    );
  }
}

/** The command line at work in a partnership. */
export function system(partnership: string | null) {
  return { kind: 'system', name: 'command line', partnership } as const;
}

async function readAudits(): Promise<ReadonlyMap<string, PublishedAudit>> {
  const folder = new URL('published/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const audits = new Map<string, PublishedAudit>();
  for (const name of names) {
    const read = readPublishedAudit(await readFile(new URL(name, folder), 'utf8'));
    if (!read.ok) throw new Error(`${name}: ${read.problems[0]?.sentence ?? 'cannot be read'}`);
    audits.set(read.audit.shortName, read.audit);
  }
  return audits;
}

type Place = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly colour: string;
  readonly areas: readonly { readonly name: string; readonly nation: 'England' }[];
  readonly formerNames: readonly { readonly name: string; readonly until?: ReturnType<typeof formerUntil> }[];
  readonly audits: readonly string[];
  readonly people: readonly Person[];
};

export type Person = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly post: string;
  /** Short name of the agency they act for. */
  readonly agency?: string;
};

// Boards were replaced by partnerships by 29 September 2019 at the latest (Children and Social Work Act 2017,
// transitional provisions); the publications do not give the day.
function formerUntil() {
  return parsePartialDate('2019') ?? undefined;
}

const places: readonly Place[] = [
  {
    id: idFor('Leicester'),
    name: 'Leicester Safeguarding Children Partnership',
    shortName: 'Leicester SCP',
    colour: '#1d4f6e',
    areas: [{ name: 'Leicester', nation: 'England' }],
    formerNames: [{ name: 'Leicester Safeguarding Children Board', until: formerUntil() }],
    audits: ['leicester-2016-cse', 'leicester-2019-familial', 'llr-2025-csa'],
    people: [
      { name: 'Priya Chandler', roles: ['coordinator'], post: 'Business manager' },
      { name: 'Owen Marsh', roles: ['administrator'], post: 'Partnership officer' },
      { name: 'Helen Ashdown', roles: ['agency_lead', 'panel_member'], post: 'Named nurse', agency: 'LPT' },
      {
        name: 'Daniel Okafor',
        roles: ['agency_lead'],
        post: 'Detective inspector',
        agency: 'Leicestershire Police',
      },
      { name: 'Ruth Pemberton', roles: ['auditor'], post: 'Advanced practitioner', agency: 'CSC' },
      { name: 'Gareth Lyle', roles: ['panel_chair'], post: 'Chair of the audit group' },
      { name: 'Amina Yusuf', roles: ['board_member'], post: 'Executive member' },
      { name: 'Colin Brathwaite', roles: ['scrutineer'], post: 'Independent scrutineer' },
      { name: 'Fiona Tran', roles: ['recommendation_owner'], post: 'Head of service', agency: 'CSC' },
      { name: 'Martin Szabo', roles: ['data_guardian'], post: 'Data protection officer' },
      { name: 'Leah Whitlock', roles: ['practitioner'], post: 'Health visitor', agency: 'LPT' },
    ],
  },
  {
    id: idFor('Portsmouth'),
    name: 'Portsmouth Safeguarding Children Partnership',
    shortName: 'Portsmouth SCP',
    colour: '#5b2d6e',
    areas: [{ name: 'Portsmouth', nation: 'England' }],
    formerNames: [{ name: 'Portsmouth Safeguarding Children Board', until: formerUntil() }],
    audits: ['portsmouth-2017-intra-familial'],
    people: [
      { name: 'Joanna Hale', roles: ['coordinator', 'administrator'], post: 'Business manager' },
      // One person, two partnerships: the scrutineer of both chooses a hat after signing in.
      { name: 'Colin Brathwaite', roles: ['scrutineer'], post: 'Independent scrutineer' },
      { name: 'Tom Ferris', roles: ['agency_lead'], post: 'Designated nurse', agency: 'Portsmouth CCG' },
    ],
  },
];

/** Adds everybody of a place, with the agency each acts for. */
export async function addPeople(tx: Tx, place: Pick<Place, 'id' | 'shortName' | 'people'>): Promise<void> {
  const agencies = new Map((await listAgencies(tx, place.id)).map((agency) => [agency.shortName, agency.id]));
  for (const person of place.people) {
    const address = `${person.name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`;
    const agency = person.agency === undefined ? null : (agencies.get(person.agency) ?? null);
    await sql`select accounts.add_demonstration_person(${idFor(person.name)}, ${person.name}, ${address},
      ${idFor(`${person.name} in ${place.shortName}`)}, ${place.id}, ${agency}, ${[...person.roles]}, ${person.post})`.execute(
      tx,
    );
  }
}

/** Adds contacts and settings to a place that has none; its own unless others are given. */
export async function addContacts(
  tx: Tx,
  place: Pick<Place, 'id' | 'shortName'>,
  entries?: Parameters<typeof addSettingsAndContacts>[4],
): Promise<void> {
  if (await hasContacts(tx, place.id)) return;
  const agencies = new Map<string, { id: string; services: ReadonlyMap<string, string> }>();
  for (const { id, shortName } of await listAgencies(tx, place.id)) {
    const services = (await listServices(tx, id)).map((service) => [service.name, service.id] as const);
    agencies.set(shortName, { id, services: new Map(services) });
  }
  const [area] = await listAreas(tx, place.id);
  await addSettingsAndContacts(tx, place, area?.id ?? null, agencies, entries);
}
