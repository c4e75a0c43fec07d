import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashSecret, newSecret } from '#platform/crypto';
import { assertOnlyFor, assertWritesNothing } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const people = `/as/${hat.membership}/people`;
const path = `${people}/invitations/${scene.here.event}/withdraw`;

test('only the administrator of its partnership withdraws an invitation', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/invitations/${scene.here.event}/withdraw`, true);
});

test('looking changes nothing; the form ends the link, and sent twice it has one effect', async () => {
  const secret = newSecret();
  await db.behind('update accounts.invitation set secret_hash = $2 where id = $1', [
    scene.here.event,
    Buffer.from(hashSecret(secret)),
  ]);
  assert.match((await visitor.get(`${people}?show=invited`)).body, /I. Nvited[\s\S]*Works until/);
  const page = await assertWritesNothing(db, 200, async () => visitor.get(path));
  const answers = await Promise.all([visitor.submit(page, {}), visitor.submit(page, {})]);
  assert.deepEqual(new Set(answers.map(({ to }) => to)), new Set([`${people}?show=invited`]));
  assert.equal((await site.visitor().get(`/invitation/${secret}`)).status, 404);
  assert.match((await visitor.get(`${people}?show=invited`)).body, /No invitation is open/);
  assert.equal((await visitor.get(path)).status, 404);
});
