import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, guardian, as, audit, addCase } = opened;
const { id, number } = await addCase(child({ name: 'Ada Quillfeather' }));

test('the looks are downloaded under a neutral name, and no cell runs as a formula', async () => {
  const form = await coordinator.get(paths.reveal(coordinator.m, audit, id));
  const reason = '=cmd|calc would be a strange reason';
  assert.equal((await coordinator.submit(form, { kind: 'other', reason, minutes: '15' })).status, 303);
  const file = await guardian.get(paths.looksFile(guardian.m, audit, 'csv'));
  assert.equal(file.status, 200);
  assert.match(file.headers['content-disposition'] ?? '', /here-who-looked\.csv/);
  assert.match(file.body, /Case,Who,From,Until,At what,Why,In their words/);
  assert.match(file.body, new RegExp(`\\n${number},"A\\. Person, coordinator",`));
  assert.match(file.body, /'=cmd/);
  assert.doesNotMatch(file.body, /Quillfeather/);
});

test('another format, and somebody who does not watch, get nothing', async () => {
  assert.equal((await guardian.get(paths.looksFile(guardian.m, audit, 'pdf'))).status, 404);
  const auditor = as('auditor');
  assert.equal((await auditor.get(paths.looksFile(auditor.m, audit, 'csv'))).status, 404);
});
