import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { itemField } from '../drafts/section.ts';
import { paths } from '../paths.ts';
import { methodList } from '../terms/methods.ts';

const opened = await openCommissioning();
const { coordinator, db, begin, add } = opened;
const { m } = coordinator;
const audit = await begin();
const item = (id: string) => paths.item(m, audit, 'methods', 'method', id);

async function listMethods() {
  const rows = await db.behind(
    `select field, value from audits.draft_field where audit_id = $1 and field like 'method:%' and value <> 'null'
     order by (value ->> 'position')::int`,
    [audit],
  );
  return rows.map((row) => ({
    id: String(row['field']).slice(itemField(methodList, '').length),
    kind: (row['value'] as { kind?: string }).kind,
  }));
}

test('an item is its coordinators’ alone', async () => {
  const path = (as: string, of: string) => paths.item(as, of, 'methods', 'method', 'new');
  await assertOnlyItsCoordinators(opened, path, audit);
});

test('an item without what it must have is refused, and nothing is written', async () => {
  const page = await coordinator.get(item('new'));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { kind: '', cases: '-1' }),
  );
  assert.match(problemsOf(answer).join(), /Choose a method/);
});

test('items are added, moved, changed by two at once without loss, and removed as they were seen', async () => {
  await add(audit, 'methods', 'method', { kind: 'dip_sample', cases: '10' });
  await add(audit, 'methods', 'method', { kind: 'deep_dive', cases: '5' });
  const [first, second] = await listMethods();
  assert.ok(first !== undefined && second !== undefined);

  const list = await coordinator.get(paths.section(m, audit, 'methods'));
  const action = paths.itemMove(m, audit, 'methods', 'method', second.id);
  assert.equal((await coordinator.submit(list, { way: 'up' }, { action })).status, 303);
  assert.deepEqual(
    (await listMethods()).map(({ kind }) => kind),
    ['deep_dive', 'dip_sample'],
  );

  const opening = async () => coordinator.get(item(first.id));
  const [mine, theirs, late] = [await opening(), await opening(), await opening()];
  assert.equal((await coordinator.submit(theirs, { description: 'Read the file.' })).status, 303);
  assert.equal((await coordinator.submit(mine, { cases: '12' })).status, 303);
  const stale = await assertWritesNothing(db, 409, async () => coordinator.submit(late, { cases: '14' }));
  assert.match(stale.body, /Somebody else changed this meanwhile/);

  const removal = paths.itemRemoval(m, audit, 'methods', 'method', first.id);
  const asked = await coordinator.get(removal);
  const open = await coordinator.get(item(first.id));
  assert.equal((await coordinator.submit(asked, {})).status, 303);
  assert.deepEqual(
    (await listMethods()).map(({ kind }) => kind),
    ['deep_dive'],
  );
  // Whoever had it open keeps what they typed, and may add it again.
  const gone = await coordinator.submit(open, { description: 'Mine.' });
  assert.equal(gone.status, 409);
  assert.match(gone.body, /It was removed[\s\S]*Mine\./);
  assert.equal((await coordinator.submit(gone, {})).status, 303);
  assert.equal((await listMethods()).length, 2);
});
