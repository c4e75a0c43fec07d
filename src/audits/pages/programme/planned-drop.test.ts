import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../../paths.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { planned } = scene.here;
const drop = paths.plannedDrop(m, planned);
const state = async () =>
  (await db.behind(`select dropped_reason from audits.planned_audit where id = $1`, [planned]))[0]?.[
    'dropped_reason'
  ];

test('coordinators of its partnership drop a planned audit, and nobody else', async () => {
  await assertOnlyFor(site, scene, 'programme.keep', `/programme/planned/${planned}/drop`, true);
});

test('without a reason nothing is dropped', async () => {
  const page = await coordinator.get(drop);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { reason: ' ' }));
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
});

test('it is dropped with its reason, which every reader sees; a second who drops it leaves the first reason', async () => {
  const [mine, theirs] = [await coordinator.get(drop), await coordinator.get(drop)];
  const answer = await coordinator.submit(theirs, { reason: 'The inspection looked at the same.' });
  assert.equal(answer.to, paths.programme(m, { year: 2026 }));
  assert.equal((await coordinator.submit(mine, { reason: 'No time.' })).status, 303);
  assert.equal(await state(), 'The inspection looked at the same.');
  const reader = as('board_member');
  const { body } = await reader.get(paths.programme(reader.m, { year: 2026 }));
  assert.match(body, /Dropped: The inspection looked at the same\./);
});

test('it is taken up again', async () => {
  const page = await coordinator.get(drop);
  assert.match(page.body, /The inspection looked at the same\./);
  assert.equal((await coordinator.submit(page, {})).status, 303);
  assert.equal(await state(), null);
});
