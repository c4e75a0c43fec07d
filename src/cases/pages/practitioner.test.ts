import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyCoordinatorsOfCase, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { packOf } from '../identity.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, db, audit, addCase, reveal } = opened;
const { m } = coordinator;
const named = (name: string) => ({ name, role: 'Social worker', agency: 'CSC', email: '' });
const { id } = await addCase({
  ...packOf(child({})),
  practitioners: [named('Bea Kettlewell'), named('Dan Oakes')],
});
const page = (which: string) => paths.practitioner(m, audit, id, which);
const shown = async () => (await coordinator.get(paths.identity(m, audit, id))).body;

test('practitioners are the coordinators’ to name, while they look', async () => {
  await assertOnlyCoordinatorsOfCase(opened, (who, of, c) => paths.practitioner(who, of, c, '1'), id);
  assert.match((await coordinator.get(page('1'))).body, /is not shown/);
  await reveal(id, '60');
  assert.match((await coordinator.get(page('2'))).body, /Dan Oakes/);
  for (const which of ['0', '9', 'x']) assert.equal((await coordinator.get(page(which))).status, 404);
});

test('a name is needed, and an address must be one', async () => {
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(await coordinator.get(page('new')), { email: 'nobody' }, { action: page('new') }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the name',
    'Enter an e-mail address in the form name@example.org',
  ]);
});

test('a practitioner is added and changed', async () => {
  const fields = { name: 'Eve Marsh', role: 'GP', agency: 'Lane Practice', email: 'Eve@Example.org' };
  assert.equal(
    (await coordinator.submit(await coordinator.get(page('new')), fields, { action: page('new') })).status,
    303,
  );
  assert.match(await shown(), /GP, Lane Practice, eve@example\.org/);
  assert.equal(
    (await coordinator.submit(await coordinator.get(page('3')), { role: 'Partner' }, { action: page('3') }))
      .status,
    303,
  );
  assert.match(await shown(), /Partner, Lane Practice/);
});

test('who is changed is who was seen, also when another was removed before them meanwhile', async () => {
  const mine = await coordinator.get(page('2'));
  const removal = paths.practitionerRemove(m, audit, id, '1');
  assert.equal(
    (await coordinator.submit(await coordinator.get(removal), {}, { action: removal })).status,
    303,
  );
  assert.equal((await coordinator.submit(mine, { role: 'Team manager' }, { action: page('2') })).status, 303);
  const body = await shown();
  assert.match(body, /Dan Oakes[\s\S]*Team manager/);
  assert.doesNotMatch(body, /Bea Kettlewell/);
});

test('somebody who was removed meanwhile is not written over another; it is said, and can be added again', async () => {
  const mine = await coordinator.get(page('1'));
  const removal = paths.practitionerRemove(m, audit, id, '1');
  await coordinator.submit(await coordinator.get(removal), {}, { action: removal });
  const answer = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, { role: 'Head' }, { action: page('1') }),
  );
  assert.match(answer.body, /It was removed/);
  assert.equal((await coordinator.submit(answer, {}, { action: page('new') })).status, 303);
  assert.match(await shown(), /Dan Oakes[\s\S]*Head/);
});
