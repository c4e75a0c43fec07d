import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';
import { sayUse } from './partnership.ts';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator, auditor } = scene.here.people;

test('everybody but a guest sees the partnership; nobody from elsewhere does', async () => {
  await assertOnlyFor(site, scene, 'partnership.view', '/partnership');
});

test('the page shows names, areas with their nation, and the colour in words as well', async () => {
  const page = await site.visitor(auditor.key).get(`/as/${auditor.membership}/partnership`);
  assert.match(page.body, /<h1[^>]*>Here<\/h1>/);
  assert.match(page.body, /Area standing[\s\S]*England/);
  assert.match(page.body, /Board[\s\S]*Dates not known/);
  assert.match(page.body, /<rect[^>]*fill="#1d4f6e"/);
  assert.match(page.body, /#1d4f6e, contrast 8\.7 to 1 on white/);
  assert.doesNotMatch(page.body, /There/);
});

test('only the administrator is offered changes', async () => {
  const own = await site.visitor(administrator.key).get(`/as/${administrator.membership}/partnership`);
  assert.match(own.body, /partnership\/edit/);
  assert.match(own.body, /Add an area/);
  const other = await site.visitor(auditor.key).get(`/as/${auditor.membership}/partnership`);
  assert.doesNotMatch(other.body, /partnership\/edit|Add an area|Remove/);
});

test('an empty list says what will be there', async () => {
  await db.behind(`update audits.audit_area set area_id = null`);
  await db.behind(`update accounts.setting set area_id = null`);
  await db.behind(`delete from accounts.area`);
  await db.behind(`delete from accounts.partnership_former_name`);
  const page = await site.visitor(auditor.key).get(`/as/${auditor.membership}/partnership`);
  assert.match(page.body, /No area yet/);
  assert.match(page.body, /A former name explains older audits/);
});

test('the use of a former name is said as exactly as it is known', () => {
  const until = { edtf: '2019', typed: '2019', from: '2019-01-01', until: '2019-12-31' };
  const from = { edtf: '2006-04~', typed: 'about April 2006', from: '2006-04-01', until: '2006-04-30' };
  assert.equal(sayUse({ name: 'Board', from, until }), 'Used from about April 2006 until 2019');
  assert.equal(sayUse({ name: 'Board', until }), 'Used until 2019');
  assert.equal(sayUse({ name: 'Board' }), 'Dates not known');
});
