import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { assertOnlyCoordinatorsOfCase, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { emptyPerson, packOf } from '../identity.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, db, audit, addCase, reveal } = opened;
const { m } = coordinator;
const pack = packOf(child({ name: 'Ada Quillfeather' }));
const person = (id: string, name: string) => ({ ...emptyPerson, id, relation: 'parent' as const, name });
const { id } = await addCase({
  ...pack,
  people: [...pack.people, person('p1', 'Cy Quillfeather'), person('p2', 'Di Quillfeather')],
  practitioners: [{ name: 'Bea Kettlewell', role: '', agency: '', email: '' }],
});
const removal = (who: string) => paths.personRemove(m, audit, id, who);
const practitioner = paths.practitionerRemove(m, audit, id, '1');
const shown = async () => (await coordinator.get(paths.identity(m, audit, id))).body;

test('only a coordinator who looks may remove somebody; the child stays', async () => {
  await assertOnlyCoordinatorsOfCase(opened, (who, of, c) => paths.personRemove(who, of, c, 'p1'), id);
  assert.match((await coordinator.get(removal('p1'))).body, /is not shown/);
  await reveal(id, '60');
  assert.match((await coordinator.get(removal('p1'))).body, /Cy Quillfeather/);
  assert.equal((await coordinator.get(removal('child'))).status, 404);
});

test('somebody of the family is removed, and the version before stays sealed', async () => {
  const page = await coordinator.get(removal('p1'));
  assert.equal((await coordinator.submit(page, {}, { action: removal('p1') })).status, 303);
  assert.doesNotMatch(await shown(), /Cy Quillfeather/);
  const former = await db.behind('select version from cases.identity_former where case_id = $1', [id]);
  assert.equal(former.length, 1);
});

test('somebody who was changed meanwhile is shown as they are by now before they go', async () => {
  const mine = await coordinator.get(removal('p2'));
  const edit = paths.person(m, audit, id, 'p2');
  await coordinator.submit(await coordinator.get(edit), { school: 'Hill School' }, { action: edit });
  const clash = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, {}, { action: removal('p2') }),
  );
  assert.equal((await coordinator.submit(clash, {}, { action: removal('p2') })).status, 303);
  assert.doesNotMatch(await shown(), /Di Quillfeather/);
});

test('a practitioner is removed; one who is gone already is no mistake', async () => {
  const [page, again] = [await coordinator.get(practitioner), await coordinator.get(practitioner)];
  assert.match(page.body, /Bea Kettlewell/);
  assert.equal((await coordinator.submit(page, {}, { action: practitioner })).status, 303);
  assert.doesNotMatch(await shown(), /Bea Kettlewell/);
  assert.equal((await coordinator.submit(again, {}, { action: practitioner })).status, 303);
});
