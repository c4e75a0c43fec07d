import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase } from '#test/database';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { auditor } = scene.here.people;

test('the bare address leads a stranger to sign in', async () => {
  assert.equal((await site.visitor().get('/')).to, '/sign-in');
  assert.equal((await site.visitor('0'.repeat(64)).get('/')).to, '/sign-in');
});

test('it leads somebody with one hat to their home, and with several to the choice', async () => {
  assert.equal((await site.visitor(auditor.key).get('/')).to, `/as/${auditor.membership}`);
  await addRow(db, 'accounts.membership', {
    id: crypto.randomUUID(),
    person_id: auditor.person,
    partnership_id: scene.there.partnership,
    roles: ['scrutineer'],
  });
  assert.equal((await site.visitor(auditor.key).get('/')).to, '/acting-as');
});

test('in a demonstration it leads to the choice of people', async () => {
  const demonstration = await freshDatabase();
  await addRow(demonstration, 'platform.installation', { kind: 'demonstration' });
  const { to } = await (await openSite(demonstration)).visitor().get('/');
  assert.equal(to, '/demonstration');
});
