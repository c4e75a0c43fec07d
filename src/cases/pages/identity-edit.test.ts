import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyCoordinatorsOfCase, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, db, audit, addCase, reveal } = opened;
const { m } = coordinator;
const { id } = await addCase(child({ reference: 'REF-77' }));
const form = paths.identityEdit(m, audit, id);

test('what is said of a case is the coordinators’ to change, while they look', async () => {
  await assertOnlyCoordinatorsOfCase(opened, paths.identityEdit, id);
  assert.match((await coordinator.get(form)).body, /is not shown/);
  await reveal(id);
  assert.match((await coordinator.get(form)).body, /REF-77/);
});

test('a status that is none is refused, and a note is kept', async () => {
  const page = await coordinator.get(form);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { status: 'circus' }, { action: form }),
  );
  assert.match(problemsOf(answer).join(), /not offered/);
  const note = 'Both spellings are used.';
  assert.equal((await coordinator.submit(page, { note }, { action: form })).status, 303);
  assert.match((await coordinator.get(paths.identity(m, audit, id))).body, /Both spellings are used\./);
});

test('two who write the note at once see both texts', async () => {
  const [mine, theirs] = [await coordinator.get(form), await coordinator.get(form)];
  await coordinator.submit(theirs, { note: 'Theirs' }, { action: form });
  const clash = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, { note: 'Mine' }, { action: form }),
  );
  assert.match(clash.body, /Theirs[\s\S]*Mine/);
});
