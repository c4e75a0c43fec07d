import { addContact, addSettings, type ContactPart, type SettingKind } from '#accounts';
import type { Tx } from '#platform/db';
import { idFor } from './id-for.ts';

/** Who answers for the agencies of the demonstration, and which places they stand for. All of it is invented. */

export type DemoContact = {
  /** The agency's short name, and a service of it where it is not the whole. */
  readonly agency: string;
  readonly service?: string;
  readonly part: ContactPart;
  readonly position?: number;
  readonly name: string;
  readonly post: string;
  /** True for somebody of the demonstration who signs in: name, post and address come from there. */
  readonly signsIn?: true;
  /** The last figures of a number that Ofcom keeps free for drama: 01632 960 0xx. */
  readonly telephone: string;
  readonly reachable?: string;
  readonly outOfHours?: true;
  readonly from?: string;
  readonly until?: string;
};

export type DemoSettings = {
  readonly agency: string;
  readonly kind: SettingKind;
  readonly names: readonly string[];
};

const contacts: Readonly<Record<string, readonly DemoContact[]>> = {
  'Leicester SCP': [
    {
      agency: 'Leicestershire Police',
      part: 'lead',
      name: 'Daniel Okafor',
      post: '',
      signsIn: true,
      telephone: '011',
      outOfHours: true,
      reachable: 'Shifts; the control room knows which',
    },
    {
      agency: 'Leicestershire Police',
      part: 'deputy',
      name: 'Moira Lang',
      post: 'Detective sergeant',
      telephone: '012',
    },
    {
      agency: 'LPT',
      part: 'lead',
      name: 'Helen Ashdown',
      post: '',
      signsIn: true,
      telephone: '013',
      reachable: 'Monday to Thursday, 9am to 4pm',
    },
    {
      agency: 'LPT',
      part: 'deputy',
      position: 1,
      name: 'Callum Wren',
      post: 'Specialist safeguarding nurse',
      telephone: '014',
    },
    {
      agency: 'LPT',
      part: 'deputy',
      position: 2,
      name: 'Bisi Adeyemo',
      post: 'Specialist safeguarding nurse',
      telephone: '015',
    },
    {
      agency: 'LPT',
      part: 'cover',
      name: 'Callum Wren',
      post: 'Specialist safeguarding nurse',
      telephone: '014',
      from: '2026-08-03',
      until: '2026-08-14',
    },
    {
      agency: 'CSC',
      service: 'Early Help',
      part: 'lead',
      name: 'Sarah Nunn',
      post: 'Early help manager',
      telephone: '016',
    },
    { agency: 'CSC', part: 'deputy', name: 'Imran Qadri', post: 'Team manager', telephone: '017' },
    {
      agency: 'Schools',
      part: 'lead',
      name: 'Gwen Tolley',
      post: 'Education safeguarding manager',
      telephone: '018',
      reachable: 'In term time',
    },
  ],
  'Portsmouth SCP': [
    {
      agency: 'Portsmouth CCG',
      part: 'lead',
      name: 'Tom Ferris',
      post: '',
      signsIn: true,
      telephone: '021',
    },
    {
      agency: 'Hampshire Constabulary',
      part: 'lead',
      name: 'Elspeth Rowe',
      post: 'Detective inspector',
      telephone: '022',
      outOfHours: true,
    },
  ],
};

const settings: Readonly<Record<string, readonly DemoSettings[]>> = {
  'Leicester SCP': [
    {
      agency: 'Schools',
      kind: 'school',
      names: [
        'Oakbarrow Primary School',
        'Saltern Lane Infant School',
        'Tannery Row Junior School',
        'Wharfgate Secondary School',
        'Pinfold Hill Special School',
      ],
    },
    { agency: 'GP practices', kind: 'gp_practice', names: ['Copperbeech Surgery', 'Old Tollhouse Practice'] },
  ],
};

type Place = { readonly id: string; readonly shortName: string };
type Agencies = ReadonlyMap<string, { readonly id: string; readonly services: ReadonlyMap<string, string> }>;

/** Adds them to a place that has none yet. `agencies` by short name. */
export async function addSettingsAndContacts(
  tx: Tx,
  place: Place,
  area: string | null,
  agencies: Agencies,
  entries: { readonly settings: readonly DemoSettings[]; readonly contacts: readonly DemoContact[] } = {
    settings: settings[place.shortName] ?? [],
    contacts: contacts[place.shortName] ?? [],
  },
): Promise<void> {
  for (const { agency, kind, names } of entries.settings) {
    const there = agencies.get(agency);
    if (there === undefined) continue;
    const rows = names.map((name) => ({ id: idFor(`setting ${name}`), name, kind, area, code: null }));
    await addSettings(tx, place.id, there.id, rows);
  }
  for (const contact of entries.contacts) {
    const there = agencies.get(contact.agency);
    if (there === undefined) continue;
    const { name, part, signsIn } = contact;
    const row = {
      member: signsIn === true ? idFor(`${name} in ${place.shortName}`) : null,
      name: signsIn === true ? null : name,
      post: signsIn === true ? null : contact.post,
      service: contact.service === undefined ? null : (there.services.get(contact.service) ?? null),
      setting: null,
      part,
      position: contact.position ?? 1,
      from: contact.from ?? null,
      until: contact.until ?? null,
      ways: {
        email: signsIn === true ? null : `${name.toLowerCase().replace(' ', '.')}@example.org`,
        telephone: `01632 960 ${contact.telephone}`,
        outOfHours: contact.outOfHours === true,
        reachable: contact.reachable ?? null,
      },
    };
    await addContact(tx, place.id, there.id, row, idFor(`${part} ${name} of ${contact.agency}`));
  }
}
