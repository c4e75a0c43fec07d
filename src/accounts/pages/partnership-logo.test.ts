import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { auditor, practitioner } = scene.here.people;

test('where there is no logo, there is nothing to fetch', async () => {
  const visitor = site.visitor(auditor.key);
  assert.equal((await visitor.get(`/as/${auditor.membership}/partnership/logo`)).status, 404);
});

test('members fetch the logo as a picture that can do nothing else; a guest and strangers do not', async () => {
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
  await db.behind(`update accounts.partnership set logo = $1`, [bytes]);
  const answer = await site.visitor(auditor.key).get(`/as/${auditor.membership}/partnership/logo`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'image/png');
  assert.equal(answer.headers['content-disposition'], 'inline; filename="logo.png"');
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  assert.match(answer.headers['content-security-policy'] ?? '', /default-src 'none'.*sandbox/);
  assert.deepEqual(answer.bytes, bytes);
  const guest = await site.visitor(practitioner.key).get(`/as/${practitioner.membership}/partnership/logo`);
  assert.equal(guest.status, 404);
  await assertOnlyFor(site, scene, 'partnership.view', '/partnership/logo');
});
