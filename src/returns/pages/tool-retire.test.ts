import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool, liveAudit } = scene.here;
const path = paths.toolRetire(m, tool);

test('only coordinators of its partnership retire a tool', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/retire`, true);
});

test('without a reason nothing is retired', async () => {
  const page = await coordinator.get(path);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { reason: ' ' }));
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
});

test('a retired tool is offered to no audit, while the returns that use it stay pinned to their version', async () => {
  const page = await coordinator.get(path);
  assert.equal((await coordinator.submit(page, { reason: 'A newer one is there.' })).status, 303);
  assert.match((await coordinator.get(paths.tool(m, tool))).body, /Retired on [^:]+: A newer one is there\./);
  assert.doesNotMatch((await coordinator.get(paths.tools(m))).body, /Tool standing[\s\S]*Tool standing/);
  assert.match((await coordinator.get(paths.auditTool(m, liveAudit))).body, /Retired/);
  const [pinned] = await db.behind('select state, tool_number from returns.return where tool_id = $1', [
    tool,
  ]);
  assert.deepEqual(pinned, { state: 'open', tool_number: 1 });
  const publish = await coordinator.submit(await coordinator.get(paths.toolPublish(m, tool)), {});
  assert.match(problemsOf(publish).join(), /This tool is retired\. Bring it back first/);
});

test('a retired tool is brought back', async () => {
  assert.equal((await coordinator.submit(await coordinator.get(path), {})).status, 303);
  assert.doesNotMatch((await coordinator.get(paths.tool(m, tool))).body, /Retired on/);
});
