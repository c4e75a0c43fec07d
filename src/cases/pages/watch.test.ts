import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor } from '#test/house-order';
import { clearGuarding, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, guardian, db, site, scene, audit, addCase, reveal, passTime } = opened;

test('coordinators and guardians watch over audits that share records; nobody else does', async () => {
  await assertOnlyFor(site, scene, 'cases.watch', '/watch');
});

test('audits that run are listed with basis, looks, holds and the day of destruction; nothing about a child', async () => {
  await clearGuarding(opened);
  const { id } = await addCase(child({ name: 'Ada Quillfeather' }));
  await reveal(id);
  const { body } = await guardian.get(paths.watch(guardian.m));
  assert.match(body, new RegExp(paths.watchAudit(guardian.m, audit)));
  assert.match(body, /2, last /);
  assert.doesNotMatch(body, new RegExp(scene.there.liveAudit));
  assert.doesNotMatch(body, /Quillfeather/);
});

test('many cases looked at within minutes are shown to the guardian (abuse C14)', async () => {
  // The look that stands in the scene began when the scene was made, which may be minutes ago.
  await passTime(scene.here.sampleCase);
  const before = await guardian.get(paths.watch(guardian.m));
  assert.doesNotMatch(before.body, /Many cases looked at/);
  const cases = [];
  for (let at = 0; at < 30; at += 1) cases.push((await addCase(child({ reference: `B-${at}` }))).id);
  for (const id of cases.slice(0, 29)) await reveal(id);
  const { body } = await guardian.get(paths.watch(guardian.m));
  assert.match(body, /Many cases looked at within minutes/);
  assert.match(body, /A\. Person, coordinator: 30 cases or more within 5 minutes/);
});

test('before any audit has started the page says what will be here', async () => {
  await db.behind('delete from audits.decision');
  assert.match((await coordinator.get(paths.watch(coordinator.m))).body, /No audit has started yet/);
});
