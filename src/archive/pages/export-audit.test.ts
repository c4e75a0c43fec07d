import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyReaders, openArchive, readDemoAudit } from '#test/archive';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';
import { writePublishedAudit } from '../rules/write-published-audit.ts';

test('the file of an audit is for those who may read it, and taking it is recorded', async () => {
  const archive = await openArchive([smallAudit()]);
  await assertOnlyReaders(archive, paths.exportAudit);
  const visitor = archive.as('panel_chair');
  assert.equal((await visitor.get(paths.exportAudit(visitor.m, archive.audits[0] ?? ''))).status, 200);
  const events = await archive.db.behind(
    `select event from audit_log.event where $1 = any (subjects) and outcome = 'seen'`,
    [archive.audits[0]],
  );
  assert.deepEqual(events, [{ event: 'audit.exported' }]);
});

test('what is downloaded is what was brought in, under a name that does not say what the audit was about', async () => {
  const given = readDemoAudit('portsmouth-2017-intra-familial');
  const archive = await openArchive([given]);
  const visitor = archive.as('coordinator');
  const file = await visitor.get(paths.exportAudit(visitor.m, archive.audits[0] ?? ''));
  assert.equal(file.headers['content-disposition'], 'attachment; filename="published-audit-2017.json"');
  assert.match(file.headers['content-type'] ?? '', /^application\/json/);
  assert.equal(file.body, writePublishedAudit(given));
});
