import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, db, audit, as, scene, addCase, reveal } = opened;

test('“Hide now” ends one’s own look at that case, from any page that shows it, and no other', async () => {
  const [one, other] = [await addCase(child({ name: 'Ada Q' })), await addCase(child({ name: 'Bo R' }))];
  const { m } = coordinator;
  await reveal(one.id);
  await reveal(other.id);
  const page = await coordinator.get(paths.person(m, audit, one.id, 'child'));
  const answer = await coordinator.submit(page, {}, { action: paths.hide(m, audit, one.id) });
  assert.equal(answer.to, paths.identity(m, audit, one.id));
  const open = await db.behind(
    'select case_id from cases.reveal where ended_at is null and case_id = any($1)',
    [[one.id, other.id]],
  );
  assert.deepEqual(open, [{ case_id: other.id }]);
});

test('a case of another partnership cannot be hidden, nor by somebody who may not look', async () => {
  const { m } = coordinator;
  const page = await coordinator.get(paths.identity(m, audit, (await addCase(child({}))).id));
  assert.equal(page.status, 200);
  const guardian = as('data_guardian');
  for (const [who, path] of [
    [coordinator, paths.hide(m, audit, scene.there.sampleCase)],
    [guardian, paths.hide(guardian.m, audit, scene.here.sampleCase)],
  ] as const) {
    const form = await coordinator.get(paths.reveal(m, audit, scene.here.sampleCase));
    const token = /name="_csrf" value="([^"]*)"/.exec(
      who === coordinator ? form.body : (await guardian.get(paths.holdAdd(guardian.m, audit))).body,
    )?.[1];
    const fields = { _csrf: token ?? '', _submission: crypto.randomUUID() };
    assert.equal((await who.post(path, fields)).status, 404);
  }
});
