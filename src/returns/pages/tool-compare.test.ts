import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../paths.ts';

const { scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool, otherTool } = scene.here;

test('only coordinators of its partnership compare versions', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/compare`, true);
});

test('two versions are compared: what was added and what was reworded', async () => {
  await coordinator.submit(await coordinator.get(paths.toolItem(m, tool, 'first', 'own-1')), {
    text: 'Other.',
  });
  await coordinator.submit(await coordinator.get(paths.toolItem(m, tool, 'first', 'new')), {
    text: 'Added.',
  });
  await coordinator.submit(await coordinator.get(paths.toolPublish(m, tool)), {});
  const page = await coordinator.get(paths.toolCompare(m, tool, 1, 2));
  assert.match(page.body, /From version 1 to version 2[\s\S]*Reworded[\s\S]*Other\.[\s\S]*Added/);
  const back = await coordinator.get(paths.toolCompare(m, tool, 2, 1));
  assert.match(back.body, /Removed/);
});

test('a tool without versions, and numbers that are none, are answered all the same', async () => {
  assert.match((await coordinator.get(paths.toolCompare(m, otherTool))).body, /no version to compare yet/);
  assert.equal((await coordinator.get(`${paths.toolCompare(m, tool)}?from=x&to=99`)).status, 200);
});
