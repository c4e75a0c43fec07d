import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { agency_lead: lead, coordinator: hat } = here.people;
const path = `/agencies/${here.agency}/contacts/add`;
const add = `/as/${hat.membership}${path}`;
const visitor = site.visitor(hat.key);
const right = {
  account: 'no',
  name: 'Noor Hill',
  post: 'Designated lead',
  email: 'Noor.Hill@example.org',
  part: 'lead',
  telephone: '01632 960 011',
  'out-of-hours': 'yes',
  reachable: 'In term time',
};

async function readContacts() {
  return await db.behind(
    `select c.name, c.membership_id, c.post, c.part, c.position, c.service_id, c.setting_id, c.starts_on::text,
       c.ends_on::text, w.email, w.telephone, w.out_of_hours, w.reachable
     from accounts.contact c join accounts.contact_way w on w.contact_id = c.id
     where c.partnership_id = $1 and c.id <> all ($2::uuid[]) order by c.part, c.starts_on nulls first`,
    [here.partnership, [here.contact, here.otherContact]],
  );
}

test('whoever keeps agencies, and the agency’s own lead, adds a contact', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep_own', path, true);
});

test('a lead adds nobody to another agency, and nobody of another agency to their own', async () => {
  const own = site.visitor(lead.key);
  const other = `/as/${lead.membership}/agencies/${scene.sharedAgency}/contacts/add`;
  assert.equal((await own.get(other)).status, 404);
  const page = await own.get(`/as/${lead.membership}${path}`);
  const forged = { ...page, body: page.body.replaceAll(here.agency, scene.sharedAgency) };
  await assertWritesNothing(db, 404, async () => own.submit(forged, right, { action: other }));
  for (const member of [there.people.agency_lead.membership, hat.membership]) {
    const fields = { account: 'yes', member, part: 'deputy' };
    const answer = await assertWritesNothing(db, 422, async () => own.submit(page, fields));
    assert.deepEqual(problemsOf(answer), ['Choose somebody of the agency']);
  }
});

test('a contact is for a service or a setting of this agency only', async () => {
  const page = await visitor.get(add);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { ...right, service: there.service }),
  );
  assert.deepEqual(problemsOf(answer), ['Choose the whole agency or one of its services']);
  for (const setting of [there.setting, 'x', crypto.randomUUID()]) {
    assert.equal((await visitor.get(`${add}?setting=${setting}`)).status, 404);
    await assertWritesNothing(db, 404, async () =>
      visitor.post(add, { ...right, setting, _csrf: guardOf(page.body), _submission: crypto.randomUUID() }),
    );
  }
});

function guardOf(body: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? assert.fail();
}

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await visitor.get(add);
  const empty = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}));
  assert.deepEqual(problemsOf(empty), ['Choose who it is', 'Choose whether they lead, stand in or cover']);
  const fields = {
    account: 'no',
    email: 'nobody',
    part: 'cover',
    from: 'June',
    telephone: 'by post',
    reachable: 'x'.repeat(301),
  };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
  assert.deepEqual(problemsOf(answer), [
    'Enter the name',
    'Enter an e-mail address in the form name@example.org',
    'Enter the first day, such as 31 March 2026',
    'Enter the last day of the cover',
    'Enter a telephone number, such as 01632 960 001',
    'The words on when they can be reached must be 300 characters or fewer. There are 301',
  ]);
  assert.match(answer.body, /value="by post"/);
  const order = { ...right, part: 'deputy', position: '0', from: '2 June 2026', until: '1 June 2026' };
  const wrong = await assertWritesNothing(db, 422, async () => visitor.submit(page, order));
  assert.deepEqual(problemsOf(wrong), [
    'The order must be a whole number from 1 to 99',
    'The last day must not be before the first',
  ]);
});

test('a right form adds the contact with how they are reached, once', async () => {
  const page = await visitor.get(add);
  const answers = await Promise.all([visitor.submit(page, right), visitor.submit(page, right)]);
  assert.deepEqual(
    answers.map((answer) => [answer.status, answer.to]),
    Array.from(answers, () => [303, `/as/${hat.membership}/agencies/${here.agency}`]),
  );
  assert.deepEqual(await readContacts(), [
    {
      name: 'Noor Hill',
      membership_id: null,
      post: 'Designated lead',
      part: 'lead',
      position: 1,
      service_id: null,
      setting_id: null,
      starts_on: null,
      ends_on: null,
      email: 'noor.hill@example.org',
      telephone: '01632 960 011',
      out_of_hours: true,
      reachable: 'In term time',
    },
  ]);
  const [row] = await db.behind(
    `select detail from audit_log.event where event = 'contact.added' and outcome = 'done'`,
  );
  assert.deepEqual(row?.['detail'], { part: 'lead', has_account: false });
});

test('a second lead on the same days is refused; one for other days is not', async () => {
  const page = await visitor.get(add);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { ...right, name: 'Other' }),
  );
  assert.match(problemsOf(answer)[0] ?? '', /^There is a lead on these days already/);
  const twice = { ...right, name: 'b. PERSON', part: 'deputy' };
  const same = await assertWritesNothing(db, 422, async () => visitor.submit(page, twice));
  assert.deepEqual(problemsOf(same), ['This person is there as deputy on these days already']);
});

test('somebody with an account is chosen; what was typed of another person is not kept', async () => {
  const page = await visitor.get(add);
  assert.match(page.body, new RegExp(`<option value="${lead.membership}">A\\. Person`));
  const fields = {
    ...right,
    account: 'yes',
    member: lead.membership,
    part: 'cover',
    from: '1 June 2026',
    until: '30 June 2026',
  };
  assert.equal((await visitor.submit(page, fields)).status, 303);
  const [cover] = await readContacts();
  assert.deepEqual(
    [cover?.['name'], cover?.['post'], cover?.['membership_id'], cover?.['email'], cover?.['ends_on']],
    [null, null, lead.membership, null, '2026-06-30'],
  );
});

test('a contact for one setting is added from the list of settings', async () => {
  const page = await visitor.get(`${add}?setting=${here.setting}`);
  assert.match(page.body, /Answers for: <strong>Setting standing<\/strong>/);
  assert.equal((await visitor.submit(page, { ...right, name: 'Head Teacher' })).status, 303);
  const rows = await readContacts();
  assert.equal(rows.find((row) => row['name'] === 'Head Teacher')?.['setting_id'], here.setting);
});
