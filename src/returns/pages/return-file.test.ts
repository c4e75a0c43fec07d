import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '#test/read-documents';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, coordinator, audit, openOne, write } = await openReturning();
const one = await openOne();

test('an agency downloads its return as it stands, marked as not signed, under a name that tells nothing', async () => {
  await write(auditor, one, 'referrals', { 'a1-answer': 'partly', 'a1-comment': 'Named two days late.' });
  const answer = await auditor.get(paths.draftFile(auditor.m, audit, one.return));
  assert.equal(answer.status, 200);
  assert.match(String(answer.headers['content-disposition']), /attachment; filename="[a-z0-9-]+\.pdf"/);
  const { text } = await readPdf(answer.bytes);
  assert.match(text, /Not signed/);
  assert.match(text, /Named two days late\./);
});

test('a coordinator downloads nothing of what is not signed', async () => {
  assert.equal((await coordinator.get(paths.draftFile(coordinator.m, audit, one.return))).status, 404);
  assert.equal((await coordinator.get(paths.signedFile(coordinator.m, audit, one.return, 1))).status, 404);
});
