import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { priority } = scene.here;

test('what a priority held before is for coordinators of its partnership, and nobody else', async () => {
  await assertOnlyFor(site, scene, 'programme.keep', `/programme/priorities/${priority}/earlier-texts`);
  assert.equal((await coordinator.get(paths.priorityEarlier(m, scene.there.priority))).status, 404);
});

test('every change keeps what stood there; what was saved unchanged keeps nothing', async () => {
  const change = async (fields: Record<string, string>) => {
    const answer = await coordinator.submit(await coordinator.get(paths.priority(m, priority)), fields);
    assert.equal(answer.status, 303);
  };
  const count = async () =>
    (await db.behind('select from audits.priority_former where priority_id = $1', [priority])).length;
  const before = await count();
  await change({ plan: 'Business plan 2025 to 2028' });
  await change({ name: 'Neglect is seen early', plan: 'Business plan 2026 to 2029', retired: 'yes' });
  await change({});
  assert.equal((await count()) - before, 2);
  const { body } = await coordinator.get(paths.priorityEarlier(m, priority));
  assert.match(body, /Earlier texts: Neglect is seen early/);
  assert.match(body, /Priority<\/p>\s*<div[^>]*>\s*Priority standing/);
  assert.match(body, /The plan that sets it<\/p>\s*<div[^>]*>\s*Business plan 2025 to 2028/);
  assert.match(body, /Written by A\. Person on/);
  const form = await coordinator.get(paths.priority(m, priority));
  assert.ok(form.body.includes(`href="${paths.priorityEarlier(m, priority)}"`));
});
