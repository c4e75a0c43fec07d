import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../paths.ts';

const { scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;
const place = [m, tool, 'first'] as const;

test('only coordinators of its partnership remove an item', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/sections/first/items/own-1/remove`, true);
});

test('an item is removed after it was said what was asked after it, and its id is not given again', async () => {
  await coordinator.submit(await coordinator.get(paths.toolItem(...place, 'new')), {
    text: 'Why not?',
    answered: 'narrative',
    after: 'own-1',
    'after-answers': ['not_met'],
  });
  const page = await coordinator.get(paths.toolRemove(...place, 'own-1'));
  assert.match(page.body, /This was asked after it, and is\s+asked always[\s\S]*Why not\?/);
  const [first, second] = [await coordinator.submit(page, {}), await coordinator.submit(page, {})];
  assert.deepEqual([first.status, second.status], [303, 303]);
  const left = await coordinator.get(paths.tool(m, tool));
  assert.doesNotMatch(left.body, /The child was seen alone|Only after/);
  await coordinator.submit(await coordinator.get(paths.toolRemove(...place, 'own-2')), {});
  await coordinator.submit(await coordinator.get(paths.toolItem(...place, 'new')), { text: 'New.' });
  assert.match((await coordinator.get(paths.tool(m, tool))).body, /id="item-own-2"/);
});

test('the id of an item that was published is never given to another', async () => {
  await coordinator.submit(await coordinator.get(paths.toolPublish(m, tool)), {});
  await coordinator.submit(await coordinator.get(paths.toolRemove(...place, 'own-2')), {});
  await coordinator.submit(await coordinator.get(paths.toolItem(...place, 'new')), { text: 'Newer.' });
  assert.match((await coordinator.get(paths.tool(m, tool))).body, /id="item-own-3"/);
});
