import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { db, scene, coordinator, begin, fillIn, put, agree, start } = opened;
const { m } = coordinator;

const audit = await begin();
await fillIn(audit);
await put(audit);
await agree(audit, 1);
await start(audit);
const path = paths.compose(m, audit);

function ticked(body: string): readonly string[] {
  return [...body.matchAll(/<input[^>]*name="standard"[^>]*value="([^"]+)"[^>]*checked/g)].map(
    ([, id]) => id ?? '',
  );
}

test('only its coordinators compose a tool for an audit that has started', async () => {
  await assertOnlyItsCoordinators(opened, paths.compose, scene.here.liveAudit);
  assert.equal((await coordinator.get(paths.compose(m, await begin()))).status, 404);
});

test('standards are proposed from the terms, each with why, and the minutes each agency needs', async () => {
  const { body } = await coordinator.get(path);
  const proposed = ticked(body);
  assert.ok(proposed.length >= 25 && proposed.length <= 40, String(proposed.length));
  assert.ok(proposed.includes('b11'));
  assert.match(body, /because the audit is about neglect; asked of everyone/);
  assert.match(body, /The terms bring: Neglect\./);
  assert.match(body, /what each agency is asked about a case[\s\S]*Minutes/);
});

test('standards about something else are added to the proposal by choice', async () => {
  assert.ok(!ticked((await coordinator.get(path)).body).includes('l10'));
  assert.ok(ticked((await coordinator.get(`${path}?pack-DA=yes`)).body).includes('l10'));
});

test('what is ticked is counted again without anything being written', async () => {
  const page = await coordinator.get(path);
  const fields = { standard: ['a1', 'a2'], next: 'count' };
  const counted = await assertWritesNothing(db, 200, async () => coordinator.submit(page, fields));
  assert.match(counted.body, /2 standards chosen/);
  assert.deepEqual(ticked(counted.body), ['a1', 'a2']);
});

test('nothing chosen, no name and no day are told, and what was chosen is kept', async () => {
  const page = await coordinator.get(path);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { name: '', standard: ['zz', '__proto__'], due: '' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the name',
    'Enter the day by which returns are due',
    'Choose at least one standard',
  ]);
});

test('what was left ticked becomes a tool of the partnership, published and used by the audit', async () => {
  const page = await coordinator.get(path);
  const standard = ticked(page.body).filter((id) => id !== 'b11');
  const answer = await coordinator.submit(page, { name: 'Neglect 2026', standard, due: '30 June 2026' });
  assert.equal(answer.to, paths.auditTool(m, audit));
  assert.match((await coordinator.get(answer.to)).body, /Neglect 2026<\/a\s*>, version 1/);
  const [row] = await db.behind(
    `select v.content from returns.tool_version v join returns.tool t on t.id = v.tool_id where t.name = 'Neglect 2026'`,
  );
  const text = JSON.stringify(row?.['content']);
  assert.ok(text.includes('"a1"') && !text.includes('"b11"'));
});
