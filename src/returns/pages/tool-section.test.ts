import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;

async function sections(): Promise<readonly string[]> {
  const [row] = await db.behind(
    `select jsonb_path_query_array(content, '$.sections[*].code') as codes from returns.tool_draft where tool_id = $1`,
    [tool],
  );
  return row?.['codes'] as readonly string[];
}

test('only coordinators of its partnership change a section, and one that is not there is a 404', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/sections/first`, true);
  assert.equal((await coordinator.get(paths.toolSection(m, tool, 'gone'))).status, 404);
});

test('a section is added, narrowed, moved and, once it is empty, removed', async () => {
  const path = paths.toolSection(m, tool, 'new');
  const empty = await coordinator.get(path);
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(empty, { title: '' }));
  assert.deepEqual(problemsOf(refused), ['Enter the title']);
  const added = await coordinator.submit(await coordinator.get(path), {
    title: 'Looked-after children',
    statuses: ['looked_after'],
  });
  assert.equal(added.status, 303);
  assert.deepEqual(await sections(), ['first', 'looked-after-children']);
  const page = await coordinator.get(paths.tool(m, tool));
  assert.match(page.body, /Only for cases: Looked after\./);
  const its = paths.toolSection(m, tool, 'looked-after-children');
  await coordinator.submit(page, { do: 'up' }, { action: its });
  assert.deepEqual(await sections(), ['looked-after-children', 'first']);
  const removal = await coordinator.get(its);
  await coordinator.post(its, { ...keysOf(removal.body), do: 'remove' }, ownHeaders);
  assert.deepEqual(await sections(), ['first']);
});

test('a section with something in it is not removed', async () => {
  const its = paths.toolSection(m, tool, 'first');
  const page = await coordinator.get(its);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.post(its, { ...keysOf(page.body), do: 'remove' }, ownHeaders),
  );
  assert.deepEqual(problemsOf(answer), ['Move or remove what is in the section first']);
});

const ownHeaders = { 'sec-fetch-site': 'same-origin' };

function keysOf(body: string): Record<string, string> {
  const valueOf = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  return { _csrf: valueOf('_csrf'), _submission: valueOf('_submission') };
}
