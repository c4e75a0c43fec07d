import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool, otherTool } = scene.here;

test('only coordinators of its partnership open a tool', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}`, true);
});

test('a tool shows its sections and items, its versions, and that nothing changed since', async () => {
  const page = await coordinator.get(paths.tool(m, tool));
  assert.match(page.body, /First section[\s\S]*The child was seen alone\./);
  assert.match(page.body, /What is asked is as in version 1\./);
});

test('a tool without a draft and without a version says what to do first', async () => {
  const page = await coordinator.get(paths.tool(m, otherTool));
  assert.match(page.body, /Nothing yet\. Add a section first/);
  assert.match(page.body, /This is a draft/);
});

test('a tool that is at odds with itself says so before anybody publishes it', async () => {
  await db.behind(
    `update returns.tool_draft set content = jsonb_set(content, '{sections,0,items,0,when}',
      '{"after": {"item": "own-1", "answers": ["met"]}}') where tool_id = $1`,
    [tool],
  );
  const page = await coordinator.get(paths.tool(m, tool));
  assert.match(
    page.body,
    /These wait for each other, so that none is ever asked: “The child was seen alone\.”/,
  );
  const publish = await coordinator.submit(await coordinator.get(paths.toolPublish(m, tool)), {});
  assert.equal(publish.status, 422);
});
