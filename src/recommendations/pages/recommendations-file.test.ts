import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyWhoMay } from '#test/refusals';

const archive = await openArchive(demoAudits.map(readDemoAudit));

test('recommendations are downloaded by readers of the partnership and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'recommendations.view', (m) => `/as/${m}/recommendations/download`);
});

test('the file holds what the list is narrowed to, with owner and date', async () => {
  const reader = archive.as('board_member');
  const all = await reader.get(`/as/${reader.m}/recommendations/download`);
  assert.equal(all.headers['content-disposition'], 'attachment; filename="here-recommendations.csv"');
  assert.equal(all.body.trim().split('\r\n').length, 1 + 8 + 11);
  assert.match(all.body, /Hampshire Constabulary,31 January 2018/);
  const narrowed = await reader.get(
    `/as/${reader.m}/recommendations/download?form=recommendation&owner=named`,
  );
  assert.ok(
    narrowed.body
      .trim()
      .split('\r\n')
      .slice(1)
      .every((row) => row.startsWith('Recommendation,')),
  );
});
