import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyWhoMay } from '#test/refusals';

const archive = await openArchive(demoAudits.map(readDemoAudit));

test('findings are downloaded by readers of the partnership and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'findings.view', (m) => `/as/${m}/learning/download`);
});

test('the file holds every finding, or those of one theme, with audit, kind, words and reach', async () => {
  const reader = archive.as('scrutineer');
  const all = await reader.get(`/as/${reader.m}/learning/download`);
  assert.equal(all.headers['content-disposition'], 'attachment; filename="here-learning-across-audits.csv"');
  const expected = demoAudits.map((name) => readDemoAudit(name).findings.length).reduce((a, b) => a + b, 0);
  // One finding more stands in every scene.
  assert.equal(all.body.trim().split('\r\n').length, 1 + expected + 1);
  const minutes = await reader.get(`/as/${reader.m}/learning/download?theme=minutes`);
  const rows = minutes.body.trim().split('\r\n').slice(1);
  assert.equal(rows.length, 4);
  assert.match(
    rows[0] ?? '',
    /^2025,Multi-agency case file audit on child sexual abuse,Learning,Minutes of strategy/,
  );
  assert.ok(rows.every((row) => row.includes('Minutes late')));
});
