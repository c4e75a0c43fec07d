import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { auditor, coordinator } = scene.here.people;

test('looking at the page signs nobody out', async () => {
  const visitor = site.visitor(auditor.key);
  await assertWritesNothing(db, 200, async () => visitor.get('/sign-out'));
  assert.equal((await visitor.get(`/as/${auditor.membership}/help`)).status, 200);
});

test('the form ends the session for good, clears what the browser kept, and touches nobody else’s', async () => {
  const visitor = site.visitor(auditor.key);
  const answer = await visitor.submit(await visitor.get('/sign-out'), {});
  assert.equal(answer.to, '/sign-in');
  assert.match(answer.headers['clear-site-data'] ?? '', /"cache"/);
  assert.equal(visitor.cookies.has('session'), false);
  assert.equal((await site.visitor(auditor.key).get(`/as/${auditor.membership}/help`)).status, 404);
  const other = await site.visitor(coordinator.key).get(`/as/${coordinator.membership}/help`);
  assert.equal(other.status, 200);
});

test('a form from another site signs nobody out', async () => {
  const visitor = site.visitor(coordinator.key);
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  assert.equal((await visitor.post('/sign-out', {}, elsewhere)).status, 403);
  assert.equal((await visitor.get(`/as/${coordinator.membership}/help`)).status, 200);
});

test('somebody who is signed out already is led to sign in all the same', async () => {
  const visitor = site.visitor();
  assert.equal((await visitor.submit(await visitor.get('/sign-out'), {})).to, '/sign-in');
});
