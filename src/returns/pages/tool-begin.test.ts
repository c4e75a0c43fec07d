import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../paths.ts';
import { shippedTools } from '../shipped-tool.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;

test('only coordinators begin tools', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', '/tools/begin');
});

test('a shipped tool is copied, its standards with their ids, and a tool of one’s own too', async () => {
  const page = await coordinator.get(`${paths.toolBegin(m)}?from=deep-dive`);
  assert.match(page.body, /value="deep-dive" selected/);
  const begun = await coordinator.submit(page, { name: 'Our deep dive' });
  assert.equal(begun.status, 303);
  const copy = await coordinator.get(begun.to);
  assert.match(copy.body, /Our deep dive/);
  assert.match(copy.body, /id="item-a1"/);
  assert.match(copy.body, /Begun from[\s\S]*Themed deep dive/);
  const again = await coordinator.submit(await coordinator.get(paths.toolBegin(m)), {
    name: 'A copy of ours',
    from: begun.to.split('/').at(-1) ?? '',
  });
  assert.match((await coordinator.get(again.to)).body, /id="item-a1"/);
});

test('every shipped tool can be copied and published as it is', async () => {
  for (const { code, tool } of shippedTools) {
    const page = await coordinator.get(`${paths.toolBegin(m)}?from=${code}`);
    const begun = await coordinator.submit(page, { name: `${tool.name} of ours` });
    const id = begun.to.split('/').at(-1) ?? '';
    const published = await coordinator.submit(await coordinator.get(paths.toolPublish(m, id)), {});
    assert.equal(published.status, 303, code);
  }
  const versions = await db.behind('select 1 from returns.tool_version where number = 1 and note is null');
  assert.ok(versions.length >= shippedTools.length);
});

test('a tool of another partnership is nothing to begin from', async () => {
  const page = await coordinator.get(paths.toolBegin(m));
  const answer = await coordinator.submit(page, { name: 'Theirs', from: scene.there.tool });
  assert.equal(answer.status, 422);
});
