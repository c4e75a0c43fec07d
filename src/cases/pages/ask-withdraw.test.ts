import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openAsking } from '#test/involvement';
import { paths } from '../paths.ts';

const opened = await openAsking();
const { coordinator, audit, ask, note, scene, db } = opened;
const { m } = coordinator;

test('withdrawing is for the coordinators of the audit alone', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.askWithdraw(who, of, scene.here.ask), audit);
});

test('an ask is withdrawn with a reason; nothing lies open any more, it counts no more, and it can be asked again', async () => {
  const one = await ask();
  const url = paths.askWithdraw(m, audit, one.id);
  const page = await coordinator.get(url);
  const none = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { reason: ' ' }));
  assert.deepEqual(problemsOf(none), ['Enter the reason']);
  assert.equal((await coordinator.submit(page, { reason: 'Asked by mistake.' })).status, 303);
  const { body } = await coordinator.get(paths.ask(m, audit, one.id));
  assert.match(body, /Withdrawn on[\s\S]*Asked by mistake\.[\s\S]*<strong>Closed<\/strong>/);
  assert.equal((await coordinator.get(url)).status, 404);
  assert.equal((await coordinator.get(paths.askNote(m, audit, one.id))).status, 404);
  assert.doesNotMatch((await coordinator.get(paths.matrix(m, audit))).body, new RegExp(one.id));
  const again = await coordinator.get(paths.askAgencies(m, audit, { case: one.case, to: scene.here.agency }));
  assert.equal((await coordinator.submit(again, {})).status, 303);
});

test('an ask that was answered meanwhile is not withdrawn from an older page', async () => {
  const one = await ask();
  const page = await coordinator.get(paths.askWithdraw(m, audit, one.id));
  await note(one.id, 'known_in_scope');
  const stale = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(page, { reason: 'Mistake.' }),
  );
  assert.match(stale.body, /Somebody was here before you/);
});
