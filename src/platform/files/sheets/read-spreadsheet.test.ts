import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorkbook } from '#test/workbooks';
import { readSpreadsheet, type ReadSheet, type SheetRow } from '../index.ts';

const read = async (bytes: Uint8Array | string, pasted = false) =>
  readSpreadsheet({ bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, pasted });

function rowsOf(sheet: ReadSheet | undefined): readonly (readonly [number, ...string[]])[] {
  const pieces = (sheet?.pieces ?? []).flatMap(
    (piece) => JSON.parse(Buffer.from(piece).toString('utf8')) as readonly SheetRow[],
  );
  return pieces.map((row) => [row.number, ...row.cells]);
}

test('a workbook is read as its reader sees it: headings in row 7, days of either calendar, numbers, what formulas gave', async () => {
  const rows = [
    ['Annex A'],
    [],
    [],
    [],
    [],
    [],
    ['Child Unique ID', 'Date of birth', 'NHS'],
    ['A1', { serial: 42_075 }, 9_990_000_018],
    [{ formula: 'CONCAT("A","2")', value: 'A2' }, '12/03/2015', 'x'],
  ];
  const { sheets } = await read(makeWorkbook([{ name: 'List 7', rows }]));
  assert.deepEqual(rowsOf(sheets[0]), [
    [1, 'Annex A'],
    [7, 'Child Unique ID', 'Date of birth', 'NHS'],
    [8, 'A1', '2015-03-12', '9990000018'],
    [9, 'A2', '12/03/2015', 'x'],
  ]);
  assert.match(sheets[0]?.notes.join(' ') ?? '', /1 cell holds a formula: what the file shows was taken/);
  const from1904 = await read(
    makeWorkbook([{ name: 'x', rows: [['a', { serial: 40_613 }]] }], { from1904: true }),
  );
  assert.deepEqual(rowsOf(from1904.sheets[0]), [[1, 'a', '2015-03-12']]);
});

test('what is hidden is read and told; a sheet that is hidden is named as one', async () => {
  const { sheets } = await read(
    makeWorkbook([
      {
        name: 'Seen',
        rows: [
          ['a', 'b'],
          ['c', 'd'],
        ],
        hiddenRows: [2],
        hiddenColumn: 2,
      },
      { name: 'Unseen', rows: [['e']], state: 'veryHidden' },
    ]),
  );
  assert.match(sheets[0]?.notes.join(' ') ?? '', /1 row is hidden .*: 2\..*1 column is hidden .*: B\./);
  assert.deepEqual(
    sheets.map((sheet) => [sheet.name, sheet.isHidden, sheet.rows]),
    [
      ['Seen', false, 2],
      ['Unseen', true, 1],
    ],
  );
});

test('a cell merged over rows stands for each of them', async () => {
  const rows = [
    ['Area', 'Name'],
    ['North', 'A'],
    [null, 'B'],
    [null, 'C'],
  ];
  const { sheets } = await read(makeWorkbook([{ name: 'x', rows, merged: 'A2:A3' }]));
  assert.deepEqual(rowsOf(sheets[0]).slice(1), [
    [2, 'North', 'A'],
    [3, 'North', 'B'],
    [4, '', 'C'],
  ]);
});

test('CSV is read with commas, semicolons or tabs, with a byte order mark, in UTF-8 or UTF-16', async () => {
  const expected = [
    [1, 'Name', 'Area'],
    [2, 'Zoë, Ö.', 'Nörth\nand more'],
  ];
  const text = (separator: string) => `Name${separator}Area\r\n"Zoë, Ö."${separator}"Nörth\nand more"\r\n`;
  for (const separator of [',', ';', '\t']) {
    assert.deepEqual(rowsOf((await read(text(separator))).sheets[0]), expected, separator);
    assert.deepEqual(rowsOf((await read(`\uFEFF${text(separator)}`)).sheets[0]), expected);
    const wide = Buffer.from(`\uFEFF${text(separator)}`, 'utf16le');
    assert.deepEqual(rowsOf((await read(wide)).sheets[0]), expected);
    assert.deepEqual(rowsOf((await read(wide.swap16())).sheets[0]), expected);
  }
  assert.deepEqual(rowsOf((await read(`sep=;\r\n${text(';')}`)).sheets[0]), expected);
});

test('Western European text is told apart from UTF-8, and said to have been taken for it', async () => {
  const { sheets, notes } = await read(Buffer.from('Name,Area\r\nZoë,North\r\n', 'latin1'));
  assert.deepEqual(rowsOf(sheets[0])[1], [2, 'Zoë', 'North']);
  assert.match(notes.join(' '), /not in UTF-8/);
});

test('what looks like a formula in CSV stays the text it is', async () => {
  const cells = ["=cmd|' /C calc'!A0", '+1', '-1', '@x', '＝1'];
  assert.deepEqual(rowsOf((await read(`${cells.join(',')}\r\n`)).sheets[0]), [[1, ...cells]]);
});

test('cells are pasted as a spreadsheet copies them', async () => {
  const { sheets } = await read('Name\tArea\r\nSam "S" Sample\tNorth\r\n', true);
  assert.deepEqual(rowsOf(sheets[0])[1], [2, 'Sam "S" Sample', 'North']);
});

test('the same rows are the same content under any name, in any order and kind of file; others are not', async () => {
  const content = async (given: Uint8Array | string) =>
    Buffer.from((await read(given)).content).toString('hex');
  const first = await content('a,b\r\nc,d\r\n');
  assert.equal(await content('c,d\r\na,b\r\n'), first);
  assert.equal(
    await content(
      makeWorkbook([
        {
          name: 'x',
          rows: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
      ]),
    ),
    first,
  );
  assert.notEqual(await content('a,b\r\nc,e\r\n'), first);
});
