import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { agency_lead: lead, coordinator: hat } = here.people;
const path = `/agencies/${here.agency}/contacts/${here.contact}`;
const remove = `/as/${hat.membership}${path}/remove`;
const visitor = site.visitor(hat.key);

test('whoever keeps agencies, and the agency’s own lead, removes a contact', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep_own', `${path}/remove`, true);
});

test('a lead removes nobody of another agency', async () => {
  const own = site.visitor(lead.key);
  const page = await own.get(`/as/${lead.membership}${path}/remove`);
  const other = `/as/${lead.membership}/agencies/${scene.sharedAgency}/contacts/${here.contact}/remove`;
  const forged = { ...page, body: page.body.replaceAll(here.agency, scene.sharedAgency) };
  await assertWritesNothing(db, 404, async () => own.submit(forged, {}, { action: other }));
});

test('a contact that somebody changed meanwhile is shown again before it goes', async () => {
  const stale = await visitor.get(remove);
  const edit = `/as/${hat.membership}${path}`;
  await visitor.submit(await visitor.get(edit), { part: 'deputy' });
  const answer = await assertWritesNothing(db, 409, async () => visitor.submit(stale, {}));
  assert.match(answer.body, /Nothing was removed\. This is what stands now\.[\s\S]*Deputy/);
});

test('a contact that is removed leaves neither name nor number, once; their account stays', async () => {
  const page = await visitor.get(remove);
  assert.match(page.body, /Remove this contact\?[\s\S]*A\. Person[\s\S]*Service standing/);
  const [one, two] = await Promise.all([visitor.submit(page, {}), visitor.submit(page, {})]);
  assert.deepEqual([one.status, two.status], [303, 303]);
  for (const table of ['contact where id', 'contact_way where contact_id'])
    assert.deepEqual(await db.behind(`select 1 from accounts.${table} = $1`, [here.contact]), []);
  assert.equal((await visitor.get(remove)).status, 404);
  assert.equal(
    (await db.behind('select 1 from accounts.membership where id = $1', [lead.membership])).length,
    1,
  );
});
