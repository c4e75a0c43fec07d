import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { readHtml } from '#test/read-documents';
import { assertOnlyWhoMay } from '#test/refusals';

const archive = await openArchive(demoAudits.map(readDemoAudit));
const coordinator = archive.as('coordinator');
const learning = (query = '') => `/as/${coordinator.m}/learning${query}`;

/** The table's words: a theme's cells by the year (or the lack of one) at their head. */
function cellsOf(body: string, theme: string): Record<string, string> {
  const table = readHtml(body.slice(body.indexOf('<html'))).tables[0];
  const row = table?.rows.find(([head = '']) => head.startsWith(theme)) ?? [];
  const head = table?.head ?? [];
  return Object.fromEntries(head.map((name, index) => [name.slice(0, 4), row[index] ?? '']));
}

test('learning across audits is for readers of the partnership and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'findings.view', (m) => `/as/${m}/learning`);
});

test('what recurs can be seen: minutes, GPs and invitations come back, and nothing that is not there', async () => {
  const { body } = await coordinator.get(learning());
  const minutes = cellsOf(body, 'Minutes late');
  assert.match(minutes['2025'] ?? '', /Learning/);
  assert.match(minutes['2019'] ?? '', /Strength.*Learning/);
  assert.equal(minutes['2016'], '');
  assert.equal(minutes['2017'], '');
  const gps = cellsOf(body, 'GPs told');
  assert.match(gps['2025'] ?? '', /^Learning/);
  assert.match(gps['2019'] ?? '', /^Learning/);
  const invitations = cellsOf(body, 'Administration of meetings');
  for (const year of ['2016', '2019', '2025']) assert.match(invitations[year] ?? '', /^Learning/, year);
  assert.equal(invitations['2017'], '');
  const voice = cellsOf(body, 'The child');
  assert.equal(voice['2025'], 'Strength');
});

test('the words of the audits stand behind each theme, with how far they reach', async () => {
  const { body } = await coordinator.get(learning('?theme=minutes'));
  assert.match(body, /2 audits found something under this theme/);
  assert.match(body, /Learning in 2019 and 2025; a strength in 2019\./);
  assert.match(body, /Minutes of strategy discussions had not been received/);
  assert.match(body, /Noted by some agencies/);
  assert.doesNotMatch(body, /GPs told and invited<\/h3>/);
});

test('learning found again is shown alone when asked for', async () => {
  const all = await coordinator.get(learning());
  const again = await coordinator.get(learning('?show=again'));
  assert.match(all.body, /Medical pathways<\/h3>/);
  assert.doesNotMatch(again.body, /Medical pathways<\/h3>/);
  assert.match(again.body, /Information sharing<\/h3>/);
});

test('a theme of another framework is shown by its own code, and a theme nobody found shows everything', async () => {
  // Every scene holds one finding under a theme that the framework does not have.
  assert.match((await coordinator.get(learning('?theme=voice'))).body, /Voice<\/h3>/);
  assert.match((await coordinator.get(learning('?theme=nothing'))).body, /36 themes\./);
});

test('a partnership that found nothing yet is told what will be here', async () => {
  const bare = await openArchive([]);
  await bare.db.behind('truncate findings.finding');
  const reader = bare.as('board_member');
  const { body } = await reader.get(`/as/${reader.m}/learning`);
  assert.match(body, /What audits found will be here/);
});
