import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;
const path = paths.toolRename(m, tool);

test('only coordinators of its partnership rename a tool', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/rename`, true);
});

test('a tool keeps its name where none is typed', async () => {
  const page = await coordinator.get(path);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { name: ' ' }));
  assert.deepEqual(problemsOf(answer), ['Enter the name']);
});

test('two people who change different things both keep theirs; on one thing both texts are shown', async () => {
  const [mine, theirs] = [await coordinator.get(path), await coordinator.get(path)];
  assert.equal((await coordinator.submit(theirs, { name: 'Theirs' })).status, 303);
  assert.equal((await coordinator.submit(mine, { about: 'How it is filled in.' })).status, 303);
  const stale = await coordinator.submit(mine, { name: 'Mine' });
  assert.equal(stale.status, 303, 'the same form again is one submission');
  const [old, newer] = [await coordinator.get(path), await coordinator.get(path)];
  await coordinator.submit(newer, { name: 'Newer' });
  const conflict = await assertWritesNothing(db, 409, async () => coordinator.submit(old, { name: 'Mine' }));
  assert.match(conflict.body, /Saved meanwhile[\s\S]*Newer[\s\S]*What you typed[\s\S]*Mine/);
  const [row] = await db.behind('select name from returns.tool where id = $1', [tool]);
  assert.equal(row?.['name'], 'Newer');
});
