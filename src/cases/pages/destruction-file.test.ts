import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '#test/read-documents';
import { clearGuarding, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';
import { destroyIdentities } from '../store/destroy-identities.ts';

const opened = await openWatching();
const { coordinator, guardian, db, site, scene, audit, as, addCase } = opened;

test('a certificate is a PDF that names who, when and every key; before that there is none', async () => {
  const { id: caseId, number } = await addCase(child({ name: 'Ada Quillfeather' }));
  await clearGuarding(opened);
  const form = await guardian.get(paths.destruction(guardian.m, audit));
  const proposed = await guardian.submit(form, {
    what: 'cases',
    reason: 'The board closed the audit in May',
  });
  const id = /destruction\/([^/]+)$/.exec(proposed.to)?.[1] ?? '';
  const file = (m: string, format = 'pdf') => paths.destructionFile(m, audit, id, format);
  assert.equal((await guardian.get(file(guardian.m))).status, 404);
  const page = await coordinator.get(paths.destructionOne(coordinator.m, audit, id));
  assert.equal((await coordinator.submit(page, { decision: 'confirm' })).status, 303);
  await destroyIdentities(db.database.transact, site.keys, { partnership: scene.here.partnership, audit });
  const made = await guardian.get(file(guardian.m));
  assert.equal(made.status, 200);
  assert.match(made.headers['content-disposition'] ?? '', /here-certificate-of-destruction\.pdf/);
  const { text } = await readPdf(made.bytes);
  const words = text.replaceAll(/\s+/g, '');
  assert.ok(words.includes(`case-${caseId}`));
  assert.match(text, /Proposed by/);
  assert.match(text, new RegExp(String(number)));
  assert.doesNotMatch(text, /Quillfeather/);
  assert.equal((await guardian.get(file(guardian.m, 'csv'))).status, 404);
  const auditor = as('auditor');
  assert.equal((await auditor.get(file(auditor.m))).status, 404);
});
