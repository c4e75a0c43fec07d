import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool, otherTool } = scene.here;
const path = paths.toolPublish(m, tool);

async function reword(text: string): Promise<void> {
  const item = paths.toolItem(m, tool, 'first', 'own-1');
  assert.equal((await coordinator.submit(await coordinator.get(item), { text })).status, 303);
}

test('only coordinators of its partnership publish a tool', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/publish`, true);
});

test('nothing new and nothing at all are not published', async () => {
  const same = await coordinator.get(path);
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(same, {}));
  assert.deepEqual(problemsOf(refused), ['Nothing has changed since the last version']);
  const empty = await coordinator.submit(await coordinator.get(paths.toolPublish(m, otherTool)), {});
  assert.deepEqual(problemsOf(empty), ['There is nothing to ask yet. Add a standard or a question']);
});

test('a version is published with a note, says what changed, and never changes again', async () => {
  await reword('The child was seen.');
  const page = await coordinator.get(path);
  assert.match(page.body, /Reworded[\s\S]*The child was seen alone\.[\s\S]*The child was seen\./);
  const answer = await coordinator.submit(page, { note: 'Plainer.' });
  const shown = await coordinator.get(answer.to);
  assert.match(shown.body, /Version 2 is published\.[\s\S]*Plainer\./);
  const [first] = await db.behind(
    `select content #>> '{sections,0,items,0,text}' as text from returns.tool_version where tool_id = $1 and number = 1`,
    [tool],
  );
  assert.equal(first?.['text'], 'The child was seen alone.');
});

test('what somebody changed after the page was opened is not published unseen', async () => {
  await reword('Third.');
  const page = await coordinator.get(path);
  await reword('Fourth.');
  const stale = await assertWritesNothing(db, 409, async () => coordinator.submit(page, { note: 'N.' }));
  assert.match(stale.body, /Nothing was published[\s\S]*Fourth\./);
  assert.equal((await coordinator.submit(stale, {})).status, 303);
});
