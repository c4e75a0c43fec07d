import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive, readDemoAudit } from '#test/archive';
import { listAddresses, type Address } from '#test/every-route';
import { inflatePdf, readDocx, readHtml, readPdf, unzipDocx } from '#test/read-documents';
import { makeHostile } from './hostile-audit.ts';
import { formulas, programs } from '#test/hostile-texts';
import { ask, type Answer } from './opened-ground.ts';

const { db, scene, site, audits } = await openArchive([
  makeHostile(readDemoAudit('leicester-2019-familial'), programs),
  makeHostile(readDemoAudit('portsmouth-2017-intra-familial'), formulas),
]);
const { here } = scene;
// Names that people type elsewhere, and that every page and document bears.
await db.behind('update accounts.partnership set name = $2, short_name = $3 where id = $1', [
  here.partnership,
  '=1+1 <script>alert(1)</script> {{7*7}}',
  '@SUM(1)\r\nSet-Cookie: a=b; filename="x.exe"',
]);
await db.behind('update accounts.agency set name = $1', [
  '"><img src=x onerror=alert(1)> #read("/etc/passwd")',
]);
await db.behind('update accounts.person set name = $1', ["' onfocus=alert(1) autofocus='"]);
await db.behind('update accounts.membership set post = $1', [
  '</title></style><iframe src="file:///etc/passwd">',
]);

const [programmed = '', calculated = ''] = audits;
const gets = (audit: string) => listAddresses(here, audit).filter(({ method }) => method === 'GET');
const visit = async ({ role, path }: Address) => ask(here.people[role].key, path, site);
/** Every page and file of the audit of programs, and the lists for spreadsheets of the other one. */
const answers: (Answer & { readonly route: string })[] = [];
// The list of briefings sets every document to count its pages; they are set below.
for (const address of gets(programmed).filter(({ path }) => !path.endsWith('/briefings')))
  answers.push({ ...(await visit(address)), route: address.route });
for (const address of gets(calculated).filter(({ path }) => path.endsWith('/csv')))
  answers.push({ ...(await visit(address)), route: address.route });
const typeOf = (answer: Answer): string => String(answer.headers['content-type']).split(';')[0] ?? '';

/** Tags that only a text could have brought in: by name, by a handler of theirs, or by where they lead. */
function foreignTags(page: string): readonly string[] {
  return [...page.matchAll(/<[a-z][^>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => {
      const bare = tag.replaceAll(/"[^"]*"/g, '""');
      const isOwnScript = /^<script type="module" src="\/assets\/[^"]*" nonce="[^"]*">$/.test(tag);
      if (/^<(?:script|iframe|object|embed|base|x)\b/i.test(tag)) return !isOwnScript;
      const leads = /\s(?:href|src|action)="(?:javascript|file|data:text|\/\/)/i.test(tag);
      return leads || /\son\w+=|autofocus|http-equiv=""(?!\s*content="")|src=[^"]/i.test(bare);
    });
}

test('what looks like a program stands on every page as it was typed, and is nothing but text (B08, E07)', async () => {
  const pages = answers.filter((answer) => typeOf(answer) === 'text/html');
  assert.ok(pages.length > 20);
  for (const { body, route } of pages) assert.deepEqual(foreignTags(body), [], route);
  const all = pages.map(({ body }) => body).join('');
  for (const literal of [
    '{{7*7}}',
    '${7*7}',
    '#{7*7}',
    '&lt;%= 7*7 %&gt;',
    '#read(&quot;/etc/passwd&quot;)',
    ']]&gt;&lt;x/&gt;',
  ])
    assert.ok(all.includes(literal), literal);
  assert.doesNotMatch(all, /root:x:0/);
});

/** The cells of a CSV file (RFC 4180), without what marks its encoding. */
function readCells(text: string): readonly string[] {
  return [...text.replace(/^\ufeff/, '').matchAll(/"((?:[^"]|"")*)"|([^",\r\n]+)/g)].map(
    ([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')),
  );
}

test('no cell of any downloaded list begins what a spreadsheet might run (G01, F09)', () => {
  const cells = answers
    .filter((answer) => typeOf(answer) === 'text/csv')
    .flatMap(({ body }) => readCells(body));
  for (const cell of cells) assert.doesNotMatch(cell, /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
  const marked = cells.filter((cell) => /^'[=+\-@＝]/.test(cell)).length;
  assert.ok(cells.length > 200 && marked > 40, `${cells.length} cells, ${marked} of them marked`);
});

test('every file has a name of plain words, whatever those are called whom it is about (G15, E11)', () => {
  const named = answers.filter(({ headers }) => headers['content-disposition'] !== undefined);
  assert.ok(named.length >= 7);
  for (const { headers, route } of named) {
    const form = /^(?:attachment|inline); filename="[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]{3,4}"$/;
    assert.match(String(headers['content-disposition']), form, route);
    assert.equal(headers['set-cookie'], undefined, route);
  }
});

for (const kind of ['summary', 'seven-minute'] as const)
  test(`a ${kind} briefing made of such texts runs nothing, fetches nothing and tells nothing of the machine (G02, G03, G04, F14)`, async () => {
    const { key, membership } = here.people.coordinator;
    const get = async (format: string) =>
      site.visitor(key).get(`/as/${membership}/audits/${programmed}/briefings/${kind}/${format}`);
    const [page, pdf, word] = [await get('html'), await get('pdf'), await get('docx')];
    assert.deepEqual([page.status, pdf.status, word.status], [200, 200, 200]);

    assert.deepEqual(foreignTags(page.body), []);
    assert.doesNotMatch(
      page.body,
      /<(?:link|script|object|embed)\b|\ssrc="(?!data:)|@import|url\((?!["']?data:)/,
    );

    const inside = inflatePdf(pdf.bytes);
    assert.doesNotMatch(
      inside,
      /\/(?:JavaScript|JS|Launch|EmbeddedFile|AcroForm|SubmitForm|GoToR|RichMedia)\b/,
    );
    for (const [, to = ''] of inside.matchAll(/\/URI \(([^)]*)/g)) assert.match(to, /^https?:\/\//);
    assert.doesNotMatch(inside, /root:x:0|HeadlessChrome|Mozilla/);
    assert.ok(!inside.includes(process.cwd()));

    const parts = unzipDocx(word.bytes);
    for (const [name, xml] of parts) {
      assert.doesNotMatch(name, /vba|embeddings|oleObject|altChunk|customXml/i);
      assert.doesNotMatch(xml, /<w:(?:fldSimple|altChunk|object|attachedTemplate)\b/, name);
      for (const [, field = ''] of xml.matchAll(/<w:instrText[^>]*>([^<]*)/g))
        assert.match(field, /^(?:PAGE|NUMPAGES)$/, name);
      for (const [, to = ''] of xml.matchAll(/Target="([^"]*)" TargetMode="External"/g))
        assert.match(to, /^https?:\/\//, name);
      assert.doesNotMatch(xml, /<!(?:DOCTYPE|ENTITY)|<dc:creator>[^<]*[A-Z]. |lastModifiedBy|root:x:0/, name);
    }
    for (const text of [
      readHtml(page.body).text,
      (await readPdf(pdf.bytes)).text,
      readDocx(word.bytes).text,
    ]) {
      const close = text.replaceAll(/\s+/g, '');
      for (const literal of [
        '{{7*7}}',
        '${7*7}',
        '#{7*7}',
        '<script>alert(1)</script>',
        '{INCLUDETEXT"/etc/passwd"}',
      ])
        assert.ok(close.includes(literal), literal);
    }
  });
