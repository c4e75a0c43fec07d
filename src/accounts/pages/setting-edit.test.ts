import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { agency_lead: lead, coordinator: hat } = here.people;
const path = `/agencies/${here.agency}/settings/${here.setting}`;
const edit = `/as/${hat.membership}${path}`;
const visitor = site.visitor(hat.key);

async function readSetting() {
  const [row] = await db.behind(
    `select name, kind, area_id is null as nowhere, code, left_on::text as left_on from accounts.setting where id = $1`,
    [here.setting],
  );
  return row;
}

test('whoever keeps agencies, and the agency’s own lead, changes a setting', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep_own', path, true);
});

test('a setting is not found under another agency, nor for the lead of another', async () => {
  const elsewhere = `/agencies/${scene.sharedAgency}/settings/${here.setting}`;
  assert.equal((await visitor.get(`/as/${hat.membership}${elsewhere}`)).status, 404);
  assert.equal((await site.visitor(lead.key).get(`/as/${lead.membership}${elsewhere}`)).status, 404);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await visitor.get(edit);
  const fields = { name: '', left: 'March 2024' };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
  assert.deepEqual(problemsOf(answer), ['Enter the name', 'Enter the day it left, such as 31 March 2024']);
  assert.match(answer.body, /value="March 2024"/);
});

test('a right form changes the setting and marks it left, once; the row stays', async () => {
  const page = await visitor.get(edit);
  const fields = { name: 'Hillside Primary', area: '', code: '100001', left: '31/3/24' };
  const answers = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  const changed = {
    name: 'Hillside Primary',
    kind: 'school',
    nowhere: true,
    code: '100001',
    left_on: '2024-03-31',
  };
  assert.deepEqual(await readSetting(), changed);
});

test('a name that was given free is taken again, and then the one that left cannot come back under it', async () => {
  const add = `/as/${hat.membership}/agencies/${here.agency}/settings/add`;
  const anew = { name: 'Hillside Primary', kind: 'school' };
  assert.equal((await visitor.submit(await visitor.get(add), anew)).status, 303);
  const page = await visitor.get(edit);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { left: '' }));
  assert.match(problemsOf(answer)[0] ?? '', /^Hillside Primary is on the list already/);
});

test('a stale form shows both, and is saved when sent again', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), { name: 'Hillside Academy', kind: 'college' });
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { name: 'Hillside Infants', area: here.area }),
  );
  assert.match(answer.body, /Saved meanwhile[\s\S]*<mark>Academy<\/mark>/);
  assert.match(answer.body, /What you typed[\s\S]*<mark>Infants<\/mark>/);
  assert.match(answer.body, /Area[\s\S]*Nothing[\s\S]*<mark>Area standing<\/mark>/);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  assert.equal((await readSetting())?.['name'], 'Hillside Infants');
});
