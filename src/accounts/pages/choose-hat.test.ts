import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { auditor, agency_lead: lead } = here.people;
const second = crypto.randomUUID();
await addRow(db, 'accounts.membership', {
  id: second,
  person_id: auditor.person,
  partnership_id: there.partnership,
  agency_id: scene.sharedAgency,
  roles: ['agency_lead', 'panel_member'],
  post: 'Detective inspector',
});
await addRow(db, 'accounts.membership', {
  id: crypto.randomUUID(),
  person_id: auditor.person,
  partnership_id: there.partnership,
  roles: ['coordinator'],
  ended_at: '2024-01-01',
});

test('strangers are led to sign in', async () => {
  for (const key of [undefined, 'f'.repeat(64), 'rubbish'])
    assert.equal((await site.visitor(key).get('/acting-as')).to, '/sign-in');
});

test('somebody sees each hat they may wear now, and no one else’s', async () => {
  const { body } = await site.visitor(auditor.key).get('/acting-as');
  const hats = [...body.matchAll(/href="\/as\/([0-9a-f-]{36})">([^<]*)</g)].map(([, id, text]) => [id, text]);
  assert.deepEqual(hats, [
    [auditor.membership, 'Agency Here, auditor'],
    [second, 'Police, agency lead and panel member'],
  ]);
  assert.match(body, /There, Detective inspector/);
});

test('whoever has several hats can switch on every page; whoever has one is not offered it', async () => {
  const several = await site.visitor(auditor.key).get(`/as/${auditor.membership}/help`);
  assert.match(several.body, /href="\/acting-as"[^>]*>Switch</);
  const one = await site.visitor(lead.key).get(`/as/${lead.membership}/help`);
  assert.doesNotMatch(one.body, /Switch/);
});
