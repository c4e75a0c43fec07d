import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { priority } = scene.here;
const edit = paths.priority(m, priority);

test('coordinators of its partnership change a priority, and nobody else', async () => {
  await assertOnlyFor(site, scene, 'programme.keep', `/programme/priorities/${priority}`, true);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await coordinator.get(edit);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { name: '' }));
  assert.deepEqual(problemsOf(answer), ['Enter the priority']);
});

test('two who change the same answer see both', async () => {
  const [mine, theirs] = [await coordinator.get(edit), await coordinator.get(edit)];
  assert.equal((await coordinator.submit(theirs, { name: 'Neglect' })).status, 303);
  const clash = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, { name: 'Quarrels' }),
  );
  assert.match(clash.body, /Somebody else changed this meanwhile/);
  assert.equal((await coordinator.submit(clash, {})).status, 303);
  const [row] = await db.behind(`select name from audits.priority where id = $1`, [priority]);
  assert.deepEqual(row, { name: 'Quarrels' });
});

test('a retired priority is chosen no more, and stays with what was planned for it', async () => {
  await coordinator.submit(await coordinator.get(edit), { retired: 'yes' });
  assert.doesNotMatch((await coordinator.get(paths.plannedAdd(m))).body, />\s*Quarrels/);
  const planned = await coordinator.get(paths.planned(m, scene.here.planned));
  assert.match(planned.body, /Quarrels \(no longer a priority\)/);
});
