import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeCsv } from './csv.ts';

/** A plain reader after RFC 4180, to read back what was written. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length;) {
    const row: string[] = [];
    for (;;) {
      const [whole = '', quoted, bare = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))/.exec(text.slice(at)) ?? [];
      row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
      at += whole.length;
      if (text[at] !== ',') break;
      at += 1;
    }
    assert.equal(text.slice(at, at + 2), '\r\n', 'each row ends with CRLF');
    at += 2;
    rows.push(row);
  }
  return rows;
}

test('Rows are written with commas, quotes where needed, and CRLF', () => {
  const rows = [
    ['Name', 'Count', 'Note'],
    ['A "B"', -3, null],
    ['a,b;c', 1.5, 'two\r\nlines'],
  ];
  assert.equal(writeCsv(rows), 'Name,Count,Note\r\n"A ""B""",-3,\r\n"a,b;c",1.5,"two\r\nlines"\r\n');
  assert.equal(writeCsv([]), '');
  assert.equal(writeCsv([[null]]), '""\r\n');
  assert.equal(writeCsv([['é']], { mark: true }), '\uFEFFé\r\n');
});

test('What a spreadsheet might run gets an apostrophe in front', () => {
  const evil = [
    "=cmd|' /C calc'!A0",
    '+1',
    '-1+2',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    ' =1',
    '\u200B=1',
    '\uFEFF=1',
    '−1',
  ];
  for (const text of evil) assert.deepEqual(readCsv(writeCsv([[text]])), [[`'${text}`]], text);
  for (const text of ['a=1', "'=1", '1-2', 'x@y'])
    assert.deepEqual(readCsv(writeCsv([[text]])), [[text]], text);
});

test('A number that has no figures is refused', () => {
  for (const broken of [NaN, Infinity, -Infinity]) assert.throws(() => writeCsv([[broken]]), RangeError);
});

test('Law: every row and cell comes back as it was, but for the apostrophe, and none begins a formula', () => {
  const text = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '"', "'", ',', ';', '\t', '\r', '\n', ' ', 'a', '1', '＝', 'é'),
  });
  const cell = fc.oneof(
    text,
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const read = readCsv(writeCsv(rows));
      assert.equal(read.length, rows.length);
      rows.forEach((row, r) => {
        assert.equal(read[r]?.length, row.length);
        row.forEach((given, c) => {
          const found = read[r]?.[c] ?? '';
          if (typeof given === 'number') return assert.equal(found, String(given));
          assert.doesNotMatch(found, /^[=+\-@\t\r＝＋－＠]/);
          assert.ok(found === (given ?? '') || found === `'${given}`);
        });
      });
    }),
  );
});
