import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { annexA, openLists } from '#test/lists';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, db, audit, loadList } = opened;
const { m } = coordinator;
const frame = await loadList(annexA);
const row = String(
  (await db.behind('select id from cases.frame_row where frame_id = $1 order by position', [frame]))[0]?.[
    'id'
  ],
);
const path = paths.frameRow(m, audit, frame, row);

test('a row is its coordinators’ to leave out or hold, and shows nobody', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.frameRow(who, of, frame, row), audit);
  const page = await coordinator.get(path);
  assert.match(
    page.body,
    /Row 2 of list 1[\s\S]*Age 10 to 15\. Area: Here\. Status: child protection plan\./,
  );
  assert.doesNotMatch(page.body, /Sample|9990000018/);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { reason: 'other' }),
  );
  assert.deepEqual(problemsOf(answer), ['Choose whether the child is left out or held', 'Enter the note']);
});

test('a child who is held is counted and said; two who hold it at once hold it once; it is taken back with its record kept', async () => {
  const [mine, theirs] = [await coordinator.get(path), await coordinator.get(path)];
  const fields = { kind: 'held', reason: 'live_investigation', note: 'Ask the inspector before June.' };
  for (const page of [mine, theirs])
    assert.equal((await coordinator.submit(page, fields, { action: path })).status, 303);
  const marks = await db.behind(
    'select to_jsonb(m)::text as mark from cases.frame_mark m where row_id = $1',
    [row],
  );
  assert.equal(marks.length, 1);
  assert.ok(!String(marks[0]?.['mark']).includes('inspector'));
  const page = await coordinator.get(path);
  assert.match(
    page.body,
    /Held[\s\S]*A criminal investigation is under way[\s\S]*Ask the inspector before June/,
  );
  assert.match((await coordinator.get(paths.frameRows(m, audit))).body, /Held/);
  assert.match((await coordinator.get(paths.frame(m, audit))).body, /1 child was held back/);
  const lift = paths.frameRowLift(m, audit, frame, row);
  assert.equal((await coordinator.submit(page, {}, { action: lift })).status, 303);
  assert.doesNotMatch((await coordinator.get(path)).body, /investigation is under way\. Since/);
  const kept = await db.behind(
    'select lifted_at is not null as lifted from cases.frame_mark where row_id = $1',
    [row],
  );
  assert.deepEqual(kept, [{ lifted: true }]);
});
