import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { agency_lead: lead, coordinator: hat } = here.people;
const path = `/agencies/${here.agency}/settings/add`;
const add = `/as/${hat.membership}${path}`;
const visitor = site.visitor(hat.key);

test('whoever keeps agencies, and the agency’s own lead, adds a setting', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep_own', path, true);
});

test('a lead adds none to another agency, not even with the form of their own', async () => {
  const own = site.visitor(lead.key);
  const other = `/as/${lead.membership}/agencies/${scene.sharedAgency}/settings/add`;
  assert.equal((await own.get(other)).status, 404);
  const page = await own.get(`/as/${lead.membership}${path}`);
  const forged = { ...page, body: page.body.replaceAll(here.agency, scene.sharedAgency) };
  await assertWritesNothing(db, 404, async () =>
    own.submit(forged, { name: 'Forged', kind: 'school' }, { action: other }),
  );
});

test('a setting needs a name and a kind, an area of the partnership, and a name and a reference of its own', async () => {
  const page = await visitor.get(add);
  const fields = { name: '', kind: 'circus', area: scene.there.area, code: 'x'.repeat(41) };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
  assert.deepEqual(problemsOf(answer), [
    'Enter the name',
    'Choose the kind of setting',
    'Choose an area of the partnership, or none',
    'The reference must be 40 characters or fewer. There are 41',
  ]);
  const again = { name: 'SETTING standing', kind: 'school', area: here.area };
  const taken = await assertWritesNothing(db, 422, async () => visitor.submit(page, again));
  assert.deepEqual(problemsOf(taken), [
    'SETTING standing is on the list already, in the same area. Enter another name, or choose its area',
  ]);
  assert.match(taken.body, /value="SETTING standing"/);
});

test('a right form adds the setting, once; the same name is right in another area', async () => {
  const page = await visitor.get(add);
  const fields = { name: 'Setting standing', kind: 'gp_practice', area: '', code: 'C81001' };
  const answers = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  assert.deepEqual(
    answers.map((answer) => [answer.status, answer.to]),
    Array.from(answers, () => [303, `/as/${hat.membership}/agencies/${here.agency}/settings`]),
  );
  const rows = await db.behind(
    `select name, kind, area_id, code, left_on from accounts.setting where partnership_id = $1 and id <> $2`,
    [here.partnership, here.setting],
  );
  assert.deepEqual(rows, [
    { name: 'Setting standing', kind: 'gp_practice', area_id: null, code: 'C81001', left_on: null },
  ]);
  const other = await visitor.get(add);
  const same = { name: 'Another', kind: 'gp_practice', area: '', code: 'c81001' };
  const taken = await assertWritesNothing(db, 422, async () => visitor.submit(other, same));
  assert.deepEqual(problemsOf(taken), ['Another setting has the reference c81001. Enter another one']);
});
