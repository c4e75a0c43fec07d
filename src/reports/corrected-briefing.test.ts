import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archivePaths } from '#archive';
import { openArchive, readDemoAudit } from '#test/archive';
import { readHtml } from '#test/read-documents';
import { paths } from './paths.ts';

test('a briefing says what stands until a correction is finished, and then what was corrected', async () => {
  const archive = await openArchive([readDemoAudit('llr-2025-csa')]);
  const [audit = ''] = archive.audits;
  const coordinator = archive.as('coordinator');
  const { m } = coordinator;
  const reader = archive.as('board_member');
  const read = async () =>
    readHtml((await reader.get(paths.briefingFile(reader.m, audit, 'summary', 'html'))).body).text;
  const correct = await coordinator.get(archivePaths.correct(m, audit));
  assert.equal((await coordinator.submit(correct, { reason: 'Its title was wrong.' })).status, 303);
  const path = archivePaths.recordingSection(m, audit, 'publication');
  const title = 'Audit of how agencies respond to harm in Leicester';
  assert.equal(
    (await coordinator.submit(await coordinator.get(path), { title }, { action: path })).status,
    303,
  );
  assert.ok(!(await read()).includes(title));
  const check = await coordinator.get(archivePaths.recordingCheck(m, audit));
  assert.equal((await coordinator.submit(check, {})).status, 303);
  assert.ok((await read()).includes(title));
});
