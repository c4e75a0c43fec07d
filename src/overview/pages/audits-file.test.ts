import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyWhoMay } from '#test/refusals';

const archive = await openArchive(demoAudits.map(readDemoAudit));

test('the list of audits is downloaded by readers of the partnership and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'audits.view', (m) => `/as/${m}/audits/download`);
});

test('the file holds the audits that the list is narrowed to, in a spreadsheet’s form', async () => {
  const coordinator = archive.as('coordinator');
  const all = await coordinator.get(`/as/${coordinator.m}/audits/download`);
  assert.equal(all.headers['content-disposition'], 'attachment; filename="here-audits.csv"');
  assert.match(all.headers['content-type'] ?? '', /^text\/csv/);
  assert.equal(all.body.trim().split('\r\n').length, 1 + 6);
  const narrowed = await coordinator.get(`/as/${coordinator.m}/audits/download?year=2025`);
  const [, row = ''] = narrowed.body.trim().split('\r\n');
  assert.match(row, /^Multi-agency case file audit on child sexual abuse,llr-2025-csa,/);
  assert.match(row, /,12,8,9,0,0,/);
});
