import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyReaders, openArchive, readDemoAudit } from '#test/archive';
import { readDocx, readHtml, readPdf } from '#test/read-documents';

const archive = await openArchive([readDemoAudit('portsmouth-2017-intra-familial')]);
const [audit = ''] = archive.audits;
const scrutineer = archive.as('scrutineer');
const path = (kind: string, format: string) =>
  `/as/${scrutineer.m}/audits/${audit}/briefings/${kind}/${format}`;
const title = 'Multi-agency audit of intra-familial child sexual abuse';

test('a briefing is taken out by readers of its partnership and nobody else', async () => {
  await assertOnlyReaders(archive, (m, id) => `/as/${m}/audits/${id}/briefings/seven-minute/html`);
});

test('the PDF is a PDF with the title and the partnership’s name, under a neutral file name', async () => {
  const answer = await scrutineer.get(path('seven-minute', 'pdf'));
  assert.equal(answer.bytes.subarray(0, 4).toString('latin1'), '%PDF');
  assert.equal(answer.headers['content-type'], 'application/pdf');
  assert.equal(
    answer.headers['content-disposition'],
    'attachment; filename="here-portsmouth-2017-intra-familial-seven-minute.pdf"',
  );
  const read = await readPdf(answer.bytes);
  assert.equal(read.title, title);
  assert.match(read.text, /Here/);
});

test('the Word file and the web page hold the same title', async () => {
  assert.equal(readDocx((await scrutineer.get(path('summary', 'docx'))).bytes).title, title);
  const page = await scrutineer.get(path('summary', 'html'));
  assert.equal(readHtml(page.body).title, title);
  assert.match(page.headers['content-security-policy'] ?? '', /sandbox/);
});

test('a kind or a form that there is not is not found', async () => {
  assert.equal((await scrutineer.get(path('everything', 'pdf'))).status, 404);
  assert.equal((await scrutineer.get(path('summary', 'xlsx'))).status, 404);
});
