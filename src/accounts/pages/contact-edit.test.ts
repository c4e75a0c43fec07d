import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { agency_lead: lead, coordinator: hat } = here.people;
const path = `/agencies/${here.agency}/contacts/${here.otherContact}`;
const edit = `/as/${hat.membership}${path}`;
const visitor = site.visitor(hat.key);
await addRow(db, 'accounts.contact_way', {
  partnership_id: here.partnership,
  contact_id: here.otherContact,
  agency_id: here.agency,
  telephone: '01632 960 012',
  out_of_hours: true,
});

async function readContact() {
  const [row] = await db.behind(
    `select c.name, c.membership_id, c.part, c.position, c.ends_on::text, w.telephone, w.out_of_hours
     from accounts.contact c join accounts.contact_way w on w.contact_id = c.id where c.id = $1`,
    [here.otherContact],
  );
  return row;
}

test('whoever keeps agencies, and the agency’s own lead, changes a contact', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep_own', path, true);
});

test('a contact is not found under another agency, and a lead changes none of another', async () => {
  const elsewhere = `/agencies/${scene.sharedAgency}/contacts/${here.otherContact}`;
  assert.equal((await visitor.get(`/as/${hat.membership}${elsewhere}`)).status, 404);
  const own = site.visitor(lead.key);
  assert.equal((await own.get(`/as/${lead.membership}${elsewhere}`)).status, 404);
  const page = await own.get(`/as/${lead.membership}${path}`);
  const forged = { ...page, body: page.body.replaceAll(here.agency, scene.sharedAgency) };
  const action = `/as/${lead.membership}${elsewhere}`;
  await assertWritesNothing(db, 404, async () => own.submit(forged, { name: 'Forged' }, { action }));
});

test('the form holds what stands; a wrong one says what is wrong and writes nothing', async () => {
  const page = await visitor.get(edit);
  assert.match(page.body, /value="B\. Person"[\s\S]*value="01632 960 012"[\s\S]*value="yes" checked/);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { name: '', position: 'first' }),
  );
  assert.deepEqual(problemsOf(answer), ['Enter the name', 'The order must be a whole number from 1 to 99']);
});

test('a right form changes the contact and how they are reached, once', async () => {
  const page = await visitor.get(edit);
  const fields = {
    name: 'Bea Person',
    position: '3',
    until: '31 December 2199',
    telephone: '',
    'out-of-hours': [],
  };
  const answers = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  assert.deepEqual(await readContact(), {
    name: 'Bea Person',
    membership_id: null,
    part: 'deputy',
    position: 3,
    ends_on: '2199-12-31',
    telephone: null,
    out_of_hours: false,
  });
});

test('a stale form shows both, and is saved when sent again', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), { telephone: '01632 960 013' });
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { telephone: '01632 960 014', account: 'yes', member: lead.membership }),
  );
  assert.match(answer.body, /<h2[^>]*>Telephone[\s\S]*01632 960 <mark>013[\s\S]*<mark>014/);
  assert.match(answer.body, /<h2[^>]*>Person[\s\S]*Nothing[\s\S]*<mark>A\. Person<\/mark>/);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  const after = await readContact();
  assert.deepEqual([after?.['membership_id'], after?.['name']], [lead.membership, null]);
});

test('a contact whose membership ended keeps their place until somebody else is chosen', async () => {
  await db.behind(`update accounts.membership set ended_at = now() where id = $1`, [lead.membership]);
  const page = await visitor.get(edit);
  assert.match(page.body, /selected>A\. Person, membership has ended/);
  assert.equal((await visitor.submit(page, { reachable: 'No longer' })).status, 303);
  const chosen = { account: 'no', name: 'Dora Hill' };
  assert.equal((await visitor.submit(await visitor.get(edit), chosen)).status, 303);
  const after = await readContact();
  assert.deepEqual([after?.['membership_id'], after?.['name']], [null, 'Dora Hill']);
});
