import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { coordinator: hat } = here.people;
const visitor = site.visitor(hat.key);
const path = `/agencies/${here.agency}/edit`;
const edit = `/as/${hat.membership}${path}`;

async function readAgency() {
  const [row] = await db.behind(
    `select a.name, p.short_name, a.type, a.stands_for, p.joined_on::text as joined_on, p.left_on::text as left_on,
       (select array_agg(s.name order by s.name) from accounts.agency_service s where s.agency_id = a.id) as services
     from accounts.agency a join accounts.agency_in_partnership p on p.agency_id = a.id where a.id = $1`,
    [here.agency],
  );
  return row;
}

test('coordinators and administrators of its partnership change an agency', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep', path, true);
  assert.equal((await visitor.get(`/as/${hat.membership}/agencies/${here.newAgency}/edit`)).status, 404);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await visitor.get(edit);
  const fields = { name: '', 'short-name': 'pOLICE', type: 'circus', left: 'March 2024' };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
  assert.deepEqual(problemsOf(answer), [
    'Enter the name',
    'Police has this short name already. Enter another one',
    'Choose the type of agency',
    'Enter the day it left, such as 31 March 2024',
  ]);
  const early = { joined: '1 April 2024', left: '31 March 2024' };
  const order = await assertWritesNothing(db, 422, async () => visitor.submit(page, early));
  assert.deepEqual(problemsOf(order), ['The day it left must not be before the day it joined']);
  assert.match(answer.body, /value="March 2024"/);
});

test('a right form changes the agency, adds services and marks it left; nothing is taken from it', async () => {
  const page = await visitor.get(edit);
  assert.match(page.body, /Services it has: Service standing/);
  const fields = {
    name: 'Northshire Schools',
    'short-name': 'Schools',
    'stands-for': 'all schools',
    services: 'service STANDING\nPupil referral',
    joined: '1 April 2010',
    left: '31/3/24',
  };
  const answers = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  assert.deepEqual(await readAgency(), {
    name: 'Northshire Schools',
    short_name: 'Schools',
    type: 'school',
    stands_for: 'all schools',
    joined_on: '2010-04-01',
    left_on: '2024-03-31',
    services: ['Pupil referral', 'Service standing'],
  });
});

test('a stale form shows both, and is saved when sent again', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), { 'short-name': 'Academies', left: '' });
  const fields = { 'short-name': 'Colleges', services: 'Careers' };
  const answer = await assertWritesNothing(db, 409, async () => visitor.submit(stale, fields));
  assert.match(answer.body, /Saved meanwhile[\s\S]*<mark>Academies<\/mark>/);
  assert.match(answer.body, /What you typed[\s\S]*<mark>Colleges<\/mark>/);
  assert.match(answer.body, /Left the partnership on[\s\S]*Nothing[\s\S]*<mark>31 March 2024<\/mark>/);
  assert.match(answer.body, />Careers<\/textarea>/);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  const after = await readAgency();
  assert.deepEqual([after?.['short_name'], after?.['left_on']], ['Colleges', '2024-03-31']);
});

test('the form of an agency that serves another partnership as well says that a change shows there', async () => {
  assert.doesNotMatch((await visitor.get(edit)).body, /another partnership/);
  const shared = await visitor.get(`/as/${hat.membership}/agencies/${scene.sharedAgency}/edit`);
  assert.match(shared.body, /Police serves another partnership as well/);
  await visitor.submit(shared, { name: 'Northshire Police', 'short-name': 'NP' });
  const { coordinator: namesake } = scene.there.people;
  const seen = await site.visitor(namesake.key).get(`/as/${namesake.membership}/agencies`);
  assert.match(seen.body, /<th scope="row">\s*<a[^>]*>Police<\/a>\s*<span[^>]*>Northshire Police/);
});
