import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { db, scene, coordinator, begin } = opened;
const { m } = coordinator;
const { liveAudit, tool } = scene.here;
const path = paths.auditTool(m, liveAudit);

async function publishAnother(text: string): Promise<void> {
  const item = paths.toolItem(m, tool, 'first', 'own-1');
  await coordinator.submit(await coordinator.get(item), { text });
  assert.equal((await coordinator.submit(await coordinator.get(paths.toolPublish(m, tool)), {})).status, 303);
}

test('only its coordinators see which tool an audit uses', async () => {
  await assertOnlyItsCoordinators(opened, paths.auditTool, liveAudit);
  const page = await coordinator.get(path);
  assert.match(page.body, /Tool standing<\/a\s*>, version 1/);
  assert.match(page.body, /1 June 2026/);
});

test('before an audit has started its page says when a tool can be chosen, and where to go', async () => {
  const page = await coordinator.get(paths.auditTool(m, await begin()));
  assert.match(page.body, /once the audit has started[\s\S]*Go to the terms of reference/);
});

test('a tool is chosen with the day by which returns are due', async () => {
  const page = await coordinator.get(path);
  const wrong = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { tool: `${scene.there.tool}:1`, due: 'soon' }),
  );
  assert.deepEqual(problemsOf(wrong), ['Choose the tool', 'The day must be a day, such as 31 March 2026']);
  assert.equal((await coordinator.submit(page, { due: '30 June 2026' })).status, 303);
  assert.match((await coordinator.get(path)).body, /30 June 2026/);
});

test('two coordinators who choose at once do not undo each other unseen', async () => {
  const [mine, theirs] = [await coordinator.get(path), await coordinator.get(path)];
  assert.equal((await coordinator.submit(theirs, { due: '1 July 2026' })).status, 303);
  const stale = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, { due: '2 July 2026' }),
  );
  assert.match(stale.body, /Nothing of yours was saved[\s\S]*1 July 2026/);
});

test('a newer version is told, chosen, and the returns being written are moved to it with a step in their history', async () => {
  await publishAnother('Reworded.');
  const told = await coordinator.get(path);
  assert.match(told.body, /Version 2 is published\./);
  await coordinator.submit(told, { tool: `${tool}:2` });
  const chosen = await coordinator.get(path);
  assert.match(chosen.body, /1 return at an older version/);
  const [before] = await db.behind('select count(*)::int as steps from returns.step where return_id = $1', [
    scene.here.return,
  ]);
  const move = await coordinator.submit(chosen, { do: 'move' });
  assert.equal(move.status, 303);
  const [now] = await db.behind('select tool_number, version, state from returns.return where id = $1', [
    scene.here.return,
  ]);
  assert.deepEqual(now, { tool_number: 2, version: 2, state: 'open' });
  const steps = await db.behind(
    'select kind, detail from returns.step where return_id = $1 order by number desc limit 1',
    [scene.here.return],
  );
  assert.deepEqual(steps, [{ kind: 'moved_to_version', detail: { from: 1, to: 2 } }]);
  assert.notEqual(before, undefined);
  assert.match((await coordinator.get(path)).body, /None at an older version/);
});

test('a return that was handed in or signed stays with its version', async () => {
  await db.behind(`update returns.return set state = 'signed_off', signed = 1 where id = $1`, [
    scene.here.return,
  ]);
  await publishAnother('Once more.');
  await coordinator.submit(await coordinator.get(path), { tool: `${tool}:3` });
  assert.match((await coordinator.get(path)).body, /None at an older version/);
});

test('of an audit that is closed its tool is shown and no longer chosen', async () => {
  const page = await coordinator.get(path);
  await db.behind(`update audits.audit set stage = 'closed' where id = $1`, [liveAudit]);
  const closed = await coordinator.get(path);
  assert.match(closed.body, /What agencies were asked about the cases[\s\S]*Tool standing/);
  assert.doesNotMatch(closed.body, /Choose this tool|Compose a tool/);
  const answer = await assertWritesNothing(db, 404, async () =>
    coordinator.submit(page, { due: '3 July 2026' }),
  );
  assert.equal(answer.status, 404);
});
