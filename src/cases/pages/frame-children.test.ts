import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { annexA, openLists } from '#test/lists';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, audit, loadList, scene } = opened;
const { m } = coordinator;

test('rows are shown by number, age group, area and status to its coordinators, and never by who it is', async () => {
  await assertOnlyItsCoordinators(opened, paths.frameRows, audit);
  await loadList(annexA);
  const { body } = await coordinator.get(paths.frameRows(m, audit));
  for (const shown of ['Row 2', 'Row 6', '10 to 15', 'Here', 'Looked after'])
    assert.ok(body.includes(shown), shown);
  for (const secret of ['Sample', 'Kim', 'A1<', '2015', '9990000018'])
    assert.ok(!body.includes(secret), secret);
});

test('a long list is shown a hundred rows a page', async () => {
  const rows = Array.from({ length: 240 }, (_, n) => `L${n},12/03/2015`);
  await loadList(['Reference,DOB', ...rows].join('\n'));
  assert.match((await coordinator.get(paths.frameRows(m, audit))).body, /Rows: 1 to 100 of 245/);
  assert.match(
    (await coordinator.get(paths.frameRows(m, audit, { page: 3 }))).body,
    /Rows: 201 to 245 of 245/,
  );
});

test('a row that does not open is there, and says so', async () => {
  const answer = await coordinator.get(paths.frameRows(m, scene.here.liveAudit));
  assert.match(answer.body, /This row cannot be opened/);
});
