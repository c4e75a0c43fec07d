import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { makeWorkbook, pack, replaceBytes, workbookParts } from '#test/workbooks';
import { readSpreadsheet, SpreadsheetProblem } from '../index.ts';

// Files that are made to harm whoever opens them: F01 to F10 of the abuse cases.

const plain = workbookParts([
  {
    name: 'x',
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
  },
]);

async function refused(bytes: Uint8Array | string, sentence: RegExp, pasted = false): Promise<void> {
  const given = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const before = process.memoryUsage().rss;
  await assert.rejects(readSpreadsheet({ bytes: given, pasted }), (problem: unknown) => {
    assert.ok(problem instanceof SpreadsheetProblem, String(problem));
    assert.match(problem.message, sentence);
    return true;
  });
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
  assert.ok(grown < 256, `${grown} MB more than before`);
}

test('the files that are bent to harm are good ones before they are bent', async () => {
  const { sheets } = await readSpreadsheet({ bytes: pack(plain), pasted: false });
  assert.equal(sheets[0]?.rows, 2);
});

test('a zip bomb is refused by the size that it declares, and by what it unpacks to where it lies about that', async () => {
  const bomb = zipSync(
    { ...entries(plain), 'xl/sharedStrings.xml': new Uint8Array(100 * 1024 * 1024) },
    { level: 9 },
  );
  assert.ok(bomb.length < 200_000);
  await refused(bomb, /unpacks to more than 64 MB/);
  // 100 MB in four bytes, little-endian, said to be 16 bytes.
  const lying = replaceBytes(bomb, '\x00\x00\x40\x06', '\x10\x00\x00\x00');
  await refused(lying, /damaged or was made to mislead/);
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`x${n}`, new Uint8Array()]));
  await refused(zipSync({ ...entries(plain), ...many }), /more than 500 parts/);
});

test('entries that overlap, are there twice, or are called differently in two places are refused', async () => {
  const good = pack({ ...plain, 'xl/aaaa.xml': 'x', 'xl/bbbb.xml': 'x' });
  await refused(replaceBytes(good, 'xl/bbbb.xml', 'xl/aaaa.xml'), /damaged/);
  const bytes = Buffer.from(good);
  bytes.write('xl/zzzz.xml', bytes.indexOf('xl/bbbb.xml'), 'latin1');
  await refused(bytes, /damaged/);
  const overlapping = Buffer.from(good);
  const directory = overlapping.lastIndexOf('xl/bbbb.xml') - 46;
  overlapping.writeUInt32LE(overlapping.indexOf('xl/aaaa.xml') - 30, directory + 42);
  await refused(overlapping, /damaged/);
});

test('names that lead outside are refused, and so is a link', async () => {
  for (const name of ['../../x', '/etc/passwd', 'C:\\x', 'xl/../../y', 'xl\\y', 'xl/a\0b'])
    await refused(pack({ ...plain, [name]: 'x' }), /damaged/);
  const link = zipSync({
    ...entries(plain),
    link: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
  });
  await refused(link, /damaged/);
});

test('XML with a document type is refused wherever it stands, also in another encoding', async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>`;
  const outside = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://169.254.169.254/"><sst/>';
  for (const xml of [laughs, outside])
    for (const name of [
      'xl/sharedStrings.xml',
      '[Content_Types].xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
      await refused(pack({ ...plain, [name]: xml }), /XML entities/);
  const wide = Buffer.from(`\uFEFF${laughs}`, 'utf16le');
  await refused(pack({ ...plain, 'xl/sharedStrings.xml': wide }), /not in UTF-8/);
  const seven = laughs.replace('version="1.0"', 'version="1.0" encoding="UTF-7"');
  await refused(pack({ ...plain, 'xl/sharedStrings.xml': seven }), /not in UTF-8/);
});

test('macros are refused whatever the name of the file says; what else a workbook brings along is left unread and told', async () => {
  await refused(pack({ ...plain, 'xl/vbaProject.bin': 'x' }), /holds macros/);
  const types = plain['[Content_Types].xml'];
  assert.ok(typeof types === 'string');
  const macro = types.replace('officedocument.spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main');
  await refused(pack({ ...plain, '[Content_Types].xml': macro }), /holds macros/);
  const { notes } = await readSpreadsheet({
    bytes: pack({
      ...plain,
      'xl/externalLinks/externalLink1.xml': '<!DOCTYPE x><x/>',
      'xl/comments1.xml': 'x',
      'xl/connections.xml': 'x',
      'xl/pivotCache/pivotCacheRecords1.xml': 'x',
      'xl/embeddings/oleObject1.bin': 'x',
    }),
    pasted: false,
  });
  assert.equal(notes.length, 5);
});

test('a workbook that says it is a million rows long is read for what it holds; one that is, is refused', async () => {
  const rows = [
    ['a', 'b'],
    ['c', 'd'],
  ];
  const { sheets } = await readSpreadsheet({
    bytes: makeWorkbook([{ name: 'x', rows, dimension: 'A1:XFD1048576' }]),
    pasted: false,
  });
  assert.equal(sheets[0]?.rows, 2);
  const corner = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`;
  await refused(pack({ ...plain, 'xl/worksheets/sheet1.xml': corner }), /damaged|too much memory/);
});

test('CSV that breaks off, is endless or is no text is refused with its line', async () => {
  await refused('a,b\r\nc,"d\r\ne,f\r\n', /opens on line 2 is never closed/);
  await refused('a,b\r\nc,d"e"f\r\n', /line 2/);
  await refused('a,b\r\nc,\0\r\n', /Line 2 holds/);
  await refused(`a,${'x'.repeat(2_000_000)}`, /too long/);
  await refused(`a,${'x'.repeat(5_000)}`, /row 1 has more than 4,000 characters/);
  await refused(Buffer.alloc(11 * 1024 * 1024, 'a,'), /10 MB or smaller/);
  await refused('\n'.repeat(100), /Nothing stands/);
  await refused(',x'.repeat(300), /more than 200 cells/);
});

test('what is no list at all is told by what it is, not by its name', async () => {
  await refused('<html><table><tr><td>a</td></tr></table></html>', /web page/);
  await refused('%PDF-1.7', /PDF/);
  await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /old Excel file/);
  await refused(pack({ 'word/document.xml': 'x' }), /no Excel workbook/);
  await refused(Buffer.from('PK\u0003\u0004rubbish'), /damaged/);
});

test('ten files given at once are read or told to wait; none is lost', async () => {
  const bytes = pack(plain);
  const given = await Promise.allSettled(
    Array.from({ length: 10 }, async () => readSpreadsheet({ bytes, pasted: false })),
  );
  const lost = given.filter((one) => one.status === 'rejected');
  assert.equal(lost.length, 2);
  for (const one of lost) assert.match(String(one.reason), /Too many files/);
});

function entries(parts: typeof plain): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  );
}
