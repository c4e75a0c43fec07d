import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyReaders, openArchive, readDemoAudit } from '#test/archive';
import { readHtml } from '#test/read-documents';

const archive = await openArchive([readDemoAudit('llr-2025-csa')]);
const [audit = ''] = archive.audits;
const board = archive.as('board_member');
const path = (kind: string) => `/as/${board.m}/audits/${audit}/briefings/${kind}`;

test('a briefing is read by readers of its partnership and nobody else', async () => {
  await assertOnlyReaders(archive, (m, id) => `/as/${m}/audits/${id}/briefings/summary`);
});

test('the page reads as the document will: marks, title, tiles in order, the same words', async () => {
  const { body } = await board.get(path('seven-minute'));
  const file = await board.get(`${path('seven-minute')}/html`);
  const page = readHtml(body.slice(body.indexOf('<html')));
  const document = readHtml(file.body);
  assert.deepEqual(
    page.headings.map((heading) => heading.text).filter((text) => /^\d /.test(text)),
    document.headings.map((heading) => heading.text).filter((text) => /^\d /.test(text)),
  );
  const words = document.text.split('\n').filter((line) => line.length > 20);
  assert.ok(words.length > 20);
  for (const line of words) assert.ok(page.text.includes(line), line);
  assert.match(body, /Leicestershire &amp; Rutland Safeguarding Children Partnership/);
});

test('a kind that there is not is not found', async () => {
  assert.equal((await board.get(path('constructor'))).status, 404);
  assert.equal((await board.get(path('summary%00'))).status, 404);
});

test('a reading is noted in the audit log with its kind', async () => {
  await board.get(path('participation'));
  const events = await archive.db.behind(
    `select outcome, detail from audit_log.event where event = 'briefing.previewed' and $1 = any (subjects)
      order by at desc limit 1`,
    [audit],
  );
  assert.deepEqual(events, [{ outcome: 'seen', detail: { kind: 'participation' } }]);
});
