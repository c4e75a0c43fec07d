import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const archive = await openArchive([]);

test('the list of audits in hand is downloaded by coordinators and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'audits.commission', paths.auditsInHandFile);
});

test('the file holds the audits that the list is narrowed to', async () => {
  const coordinator = archive.as('coordinator');
  const all = await coordinator.get(paths.auditsInHandFile(coordinator.m));
  assert.match(all.body, /Audit,Where it stands,Themes,Last changed/);
  assert.match(all.body, /An audit being recorded,Being recorded from its publication\./);
  const narrowed = await coordinator.get(paths.auditsInHandFile(coordinator.m, { state: 'recording' }));
  assert.equal(narrowed.body.trim().split('\r\n').length, 2);
});
