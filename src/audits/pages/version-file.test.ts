import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { readDocx, readPdf } from '#test/read-documents';
import { paths } from '../paths.ts';

const { coordinator, chair, as, begin, fillIn, put } = await openCommissioning();
const { m } = coordinator;
const audit = await begin();
await fillIn(audit);
await put(audit);

test('a version goes out as PDF, Word and web page, each with the same words and how far it is agreed', async () => {
  const get = async (format: string) => coordinator.get(paths.versionFile(m, audit, 1, format));
  const [pdf, docx, web] = [await get('pdf'), await get('docx'), await get('html')];
  const texts = [(await readPdf(pdf.bytes)).text, readDocx(docx.bytes).text, web.body];
  for (const text of texts) {
    assert.match(text, /Multi-agency audit of neglect/);
    assert.match(text, /How early is neglect noticed\?/);
    assert.match(text, /Version 1/i);
  }
  assert.match(pdf.headers['content-disposition'] ?? '', /terms-of-reference-version-1\.pdf/);
  assert.doesNotMatch(pdf.headers['content-disposition'] ?? '', /neglect/);
});

test('those who commission it take it away too; nobody else, and no other kind of file', async () => {
  assert.equal((await chair.get(paths.versionFile(chair.m, audit, 1, 'html'))).status, 200);
  const lead = as('agency_lead');
  assert.equal((await lead.get(paths.versionFile(lead.m, audit, 1, 'html'))).status, 404);
  assert.equal((await coordinator.get(paths.versionFile(m, audit, 1, 'exe'))).status, 404);
  assert.equal((await coordinator.get(paths.versionFile(m, audit, 2, 'html'))).status, 404);
});
