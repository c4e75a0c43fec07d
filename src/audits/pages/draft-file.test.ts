import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { readPdf } from '#test/read-documents';
import { paths } from '../paths.ts';

const { coordinator, as, begin, fillIn } = await openCommissioning();
const { m } = coordinator;
const audit = await begin();

test('what is written can be printed at any time, marked as a draft', async () => {
  const bare = await coordinator.get(paths.draftFile(m, audit, 'html'));
  assert.equal(bare.status, 200);
  assert.match(bare.body, /Terms of reference, draft/);
  await fillIn(audit);
  const pdf = await readPdf((await coordinator.get(paths.draftFile(m, audit, 'pdf'))).bytes);
  assert.match(pdf.text, /This is a draft/);
  assert.match(pdf.text, /1 June 2025 to 31 May 2026/);
});

test('a draft is the coordinators’ alone, and comes in three kinds', async () => {
  const administrator = as('administrator');
  assert.equal((await administrator.get(paths.draftFile(administrator.m, audit, 'html'))).status, 404);
  assert.equal((await coordinator.get(paths.draftFile(m, audit, 'exe'))).status, 404);
});
