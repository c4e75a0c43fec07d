import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../paths.ts';

const { scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;

test('only coordinators of its partnership preview a tool', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/preview`, true);
});

test('a preview shows what one type of agency is asked, and nothing that others are', async () => {
  await coordinator.submit(await coordinator.get(paths.toolItem(m, tool, 'first', 'new')), {
    text: 'The school’s file went with the child.',
    agencies: ['school'],
    guidance: 'Look for the date.',
  });
  const school = await coordinator.get(paths.toolPreview(m, tool, 'school'));
  assert.match(
    school.body,
    /2 items, 6 minutes[\s\S]*The school’s file went with the child[\s\S]*Look for the date/,
  );
  const police = await coordinator.get(paths.toolPreview(m, tool, 'police'));
  assert.match(police.body, /1 item, 3 minutes/);
  assert.doesNotMatch(police.body, /The school’s file/);
});

test('a tool with nothing in it says that nothing is asked, and an unknown type is none', async () => {
  const empty = await coordinator.get(paths.toolPreview(m, scene.here.otherTool, 'martians'));
  assert.match(empty.body, /Nothing: no item is for them/);
});
