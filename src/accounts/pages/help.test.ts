import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);

test('whoever acts here gets help in their own frame', async () => {
  await assertOnlyFor(site, scene, 'help.view', '/help');
  const { practitioner } = scene.here.people;
  const { body } = await site.visitor(practitioner.key).get(`/as/${practitioner.membership}/help`);
  assert.match(body, /Acting as <strong>practitioner<\/strong>/);
  assert.match(body, /If a child may be unsafe now/);
});

test('help and the accessibility statement are there before signing in, and name nobody', async () => {
  for (const path of ['/help', '/accessibility']) {
    const { status, body } = await site.visitor().get(path);
    assert.equal(status, 200);
    assert.doesNotMatch(body, /Acting as|Here/);
  }
});

test('a guest is shown the way to nothing that is closed to them', async () => {
  const { practitioner } = scene.here.people;
  const visitor = site.visitor(practitioner.key);
  const { body } = await visitor.get(`/as/${practitioner.membership}/help`);
  const links = new Set([...body.matchAll(/href="(\/as\/[^"]*)"/g)].map(([, href = '']) => href));
  for (const href of links) assert.equal((await visitor.get(href)).status, 200, href);
  assert.doesNotMatch(body, /People|Your partnership|Agencies/);
});
