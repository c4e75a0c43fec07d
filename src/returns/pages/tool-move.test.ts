import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { readFormTag } from '#test/site';
import { paths } from '../paths.ts';

const { scene, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;
const place = [m, tool, 'first'] as const;

async function order(): Promise<readonly string[]> {
  const { body } = await coordinator.get(paths.tool(m, tool));
  return [...body.matchAll(/id="item-([^"]+)"/g)].map(([, id]) => id ?? '');
}

test('an item goes up and down by button, one place at a time, and keeps its id', async () => {
  const page = await coordinator.get(paths.toolItem(...place, 'new'));
  await coordinator.submit(page, { text: 'Second.' });
  assert.deepEqual(await order(), ['own-1', 'own-2']);
  const tools = await coordinator.get(paths.tool(m, tool));
  const moved = await coordinator.submit(tools, { to: 'up' }, { action: paths.toolMove(...place, 'own-2') });
  assert.equal(moved.to, `${paths.tool(m, tool)}#item-own-2`);
  assert.deepEqual(await order(), ['own-2', 'own-1']);
  const after = await coordinator.get(paths.tool(m, tool));
  await coordinator.submit(after, { to: 'down' }, { action: paths.toolMove(...place, 'own-2') });
  assert.deepEqual(await order(), ['own-1', 'own-2']);
});

test('nobody else moves it', async () => {
  const elsewhere = as('coordinator', scene.there);
  const form = readFormTag((await elsewhere.get(paths.toolBegin(elsewhere.m))).body);
  const fields = { ...Object.fromEntries(form.fields), to: 'up' };
  const answer = await elsewhere.post(paths.toolMove(elsewhere.m, tool, 'first', 'own-2'), fields);
  assert.equal(answer.status, 404);
});
