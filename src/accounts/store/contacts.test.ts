import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session, Tx } from '#platform/db';
import { addRow, openScene, sessionOf } from '#test/scene';
import type { NewContact } from '../contact.ts';
import { roles } from '../role.ts';
import { addContact, changeContact, listAgencyPeople, listContacts, removeContact } from './contacts.ts';
import { addSettings, listSettings } from './settings.ts';

const { db, scene } = await openScene();
const { here, there, sharedAgency } = scene;
const { agency_lead: lead, auditor } = here.people;
const dutyDesk: NewContact = {
  member: null,
  name: 'Duty desk',
  post: null,
  service: null,
  setting: null,
  part: 'lead',
  position: 1,
  from: null,
  until: null,
  ways: { email: 'desk@example.org', telephone: '01632 960 020', outOfHours: true, reachable: null },
};
const policeContact = await write(scene.session('coordinator'), async (tx) =>
  addContact(tx, here.partnership, sharedAgency, dutyDesk),
);
// The same agency in the other partnership: what stands there is that one's own.
await write(sessionOf(there.people.coordinator), async (tx) =>
  addContact(tx, there.partnership, sharedAgency, { ...dutyDesk, name: 'Theirs' }),
);

async function write<Result>(session: Session, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return await db.database.transact(session, 'write', work);
}

async function read(session: Session, agency: string) {
  return await db.database.transact(session, 'read', async (tx) =>
    listContacts(tx, here.partnership, agency),
  );
}

const settings = [{ name: 'Forged', kind: 'school', area: null, code: null }] as const;

test('a lead adds neither contacts nor settings to another agency; the database refuses', async () => {
  const session = scene.session('agency_lead');
  const refused = /row-level security/;
  await assert.rejects(
    write(session, async (tx) => addContact(tx, here.partnership, sharedAgency, dutyDesk)),
    refused,
  );
  await assert.rejects(
    write(session, async (tx) => addSettings(tx, here.partnership, sharedAgency, settings)),
    refused,
  );
  await write(session, async (tx) => addSettings(tx, here.partnership, here.agency, settings));
  const there = await write(session, async (tx) => listSettings(tx, here.partnership, here.agency));
  assert.deepEqual(
    there.map((setting) => setting.name),
    ['Forged', 'Setting standing'],
  );
});

test('a lead changes and removes no contact of another agency', async () => {
  const [seen = assert.fail()] = await read(scene.session('coordinator'), sharedAgency);
  const changed = await write(scene.session('agency_lead'), async (tx) => {
    await removeContact(tx, here.partnership, policeContact);
    return await changeContact(tx, here.partnership, seen, { ...dutyDesk, name: 'Forged' });
  });
  assert.equal(changed, false);
  assert.deepEqual(await read(scene.session('coordinator'), sharedAgency), [seen]);
});

test('who leads is there for every reader, how they are reached for those alone who need it', async () => {
  const reached: Record<string, boolean> = {};
  for (const role of roles) {
    const contacts = await read(scene.session(role), sharedAgency);
    assert.deepEqual(
      contacts.map((contact) => contact.name),
      role === 'practitioner' ? [] : ['Duty desk'],
      role,
    );
    if (contacts.some((contact) => contact.ways !== null)) reached[role] = true;
  }
  assert.deepEqual(reached, { coordinator: true, administrator: true });
});

test('people of the same agency reach its contacts, whatever their role, and those of no other', async () => {
  await db.behind('update accounts.membership set agency_id = $2 where id = $1', [
    auditor.membership,
    sharedAgency,
  ]);
  const session = scene.session('auditor');
  const [desk] = await read(session, sharedAgency);
  assert.equal(desk?.ways?.telephone, '01632 960 020');
  const other = await read(session, here.agency);
  assert.deepEqual(
    other.map((contact) => [contact.name, contact.ways]),
    [
      ['A. Person', null],
      ['B. Person', null],
    ],
  );
});

test('whoever covers for a lead keeps contacts without an account, and names nobody who could act for the agency', async () => {
  const cover = {
    ...dutyDesk,
    member: auditor.membership,
    name: null,
    part: 'cover',
    until: '2199-12-31',
  } as const;
  const session = scene.session('auditor');
  await write(scene.session('coordinator'), async (tx) =>
    addContact(tx, here.partnership, sharedAgency, cover),
  );
  const add = async (contact: NewContact): Promise<string> =>
    await write(session, async (tx) => addContact(tx, here.partnership, sharedAgency, contact));
  await assert.rejects(add({ ...cover, part: 'deputy', until: null }), /row-level security/);
  await add(dutyDesk);
  const people = await write(session, async (tx) => listAgencyPeople(tx, sharedAgency));
  assert.deepEqual(
    people.map(({ membership, mayName }) => [membership, mayName]),
    [[auditor.membership, false]],
  );
});

test('people to choose from are those of the agency that one keeps, while their membership holds', async () => {
  const asked = async (session: Session, agency: string) =>
    (await write(session, async (tx) => listAgencyPeople(tx, agency))).map((person) => person.membership);
  assert.deepEqual(await asked(scene.session('agency_lead'), here.agency), [lead.membership]);
  assert.deepEqual(await asked(scene.session('agency_lead'), sharedAgency), []);
  assert.deepEqual(await asked(scene.session('administrator'), here.agency), [lead.membership]);
  assert.deepEqual(await asked(scene.session('coordinator'), there.agency), []);
  for (const role of ['auditor', 'panel_member', 'board_member'] as const)
    assert.deepEqual(await asked(scene.session(role), here.agency), [], role);
  await db.behind(`update accounts.membership set ends_on = '2026-01-01' where id = $1`, [lead.membership]);
  assert.deepEqual(await asked(scene.session('administrator'), here.agency), []);
  await db.behind('update accounts.membership set ends_on = null where id = $1', [lead.membership]);
});

test('nobody is told of a contact, and nobody is offered to be one, whose session or membership does not hold', async () => {
  for (const [what, session] of Object.entries(scene.strangers)) {
    const found = await db.database.transact(session, 'read', async (tx) => [
      ...(await listContacts(tx, here.partnership)),
      ...(await listAgencyPeople(tx, here.agency)),
    ]);
    assert.deepEqual(found, [], what);
  }
});

test('a contact with an account must hold a membership for that very agency: the database refuses any other', async () => {
  const keys = { partnership_id: here.partnership, agency_id: sharedAgency, part: 'lead' };
  for (const member of [lead.membership, there.people.agency_lead.membership])
    await assert.rejects(
      addRow(db, 'accounts.contact', { ...keys, id: crypto.randomUUID(), membership_id: member }),
      /foreign key/,
    );
});
