import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openArchive } from '#test/archive';
import { paths } from '../paths.ts';

const archive = await openArchive([]);
const { db, scene, site, as } = archive;
const coordinator = as('coordinator');
const { m } = coordinator;

test('only coordinators see the tools of their partnership', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', '/tools');
  const page = await coordinator.get(paths.tools(m));
  assert.match(page.body, /Tool standing/);
  assert.match(page.body, /Themed deep dive/);
});

test('tools are narrowed by words and by how they stand', async () => {
  assert.match((await coordinator.get(`${paths.tools(m)}?q=nowhere`)).body, /None of your tools matches/);
  const drafts = await coordinator.get(`${paths.tools(m)}?state=draft`);
  assert.match(drafts.body, /Draft only/);
  assert.doesNotMatch(drafts.body, />Version 1</);
});

test('a tool needs a name and something to begin from', async () => {
  const page = await coordinator.get(paths.toolBegin(m));
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { name: '' }));
  assert.deepEqual(problemsOf(answer), ['Enter the name', 'Choose what to begin from']);
});
