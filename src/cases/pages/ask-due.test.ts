import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openAsking } from '#test/involvement';
import { paths } from '../paths.ts';

const opened = await openAsking();
const { coordinator, audit, ask, note, scene, db } = opened;
const { m } = coordinator;

test('the day is the coordinators’ to change', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.askDue(who, of, scene.here.ask), audit);
});

test('the day by which an agency answers is moved ahead, never back into the past', async () => {
  const one = await ask();
  const url = paths.askDue(m, audit, one.id);
  const page = await coordinator.get(url);
  for (const [due, message] of [
    ['', 'Enter the day by which the agency is to answer'],
    ['soon', 'The day must be a day, such as 31 March 2026'],
    ['1 March 2020', '1 March 2020 has passed. Enter a day that is ahead'],
  ] as const) {
    const wrong = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { due }));
    assert.deepEqual(problemsOf(wrong), [message]);
  }
  const older = await coordinator.get(url);
  assert.equal((await coordinator.submit(page, { due: '1 March 2199' })).status, 303);
  assert.match((await coordinator.get(paths.ask(m, audit, one.id))).body, /1 March 2199/);
  const stale = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(older, { due: '2 March 2199' }),
  );
  assert.match(stale.body, /1 March 2199[\s\S]*2 March 2199|<mark>/);
  await note(one.id, 'not_known');
  assert.equal((await coordinator.get(url)).status, 404);
});
