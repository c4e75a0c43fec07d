import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyReaders, openArchive, readDemoAudit } from '#test/archive';

const archive = await openArchive([readDemoAudit('llr-2025-csa'), readDemoAudit('leicester-2019-familial')]);
const [joint = '', long = ''] = archive.audits;
const coordinator = archive.as('coordinator');

test('the briefings of an audit are for readers of its partnership and nobody else', async () => {
  await assertOnlyReaders(archive, (m, audit) => `/as/${m}/audits/${audit}/briefings`);
});

test('each briefing is offered with its length and in three forms', async () => {
  const { body } = await coordinator.get(`/as/${coordinator.m}/audits/${joint}/briefings`);
  for (const kind of ['summary', 'seven-minute', 'participation']) {
    for (const format of ['pdf', 'docx', 'html'])
      assert.ok(body.includes(`/as/${coordinator.m}/audits/${joint}/briefings/${kind}/${format}"`));
  }
  assert.match(body, /One page, A4 landscape/);
  assert.match(body, /Every tile is within the length/);
  assert.match(body, /Tile 5, Learning points: 1\d\d of 190 words\s/);
});

test('a tile with more words than it holds is told, and by how many', async () => {
  const { body } = await coordinator.get(`/as/${coordinator.m}/audits/${long}/briefings`);
  assert.match(body, /of the seven tiles are longer than can be read in seven minutes/);
  const [, words, over] = /Tile 5, Learning points: (\d+) of 190 words, (\d+) over/.exec(body) ?? [];
  assert.equal(Number(words) - 190, Number(over));
});
