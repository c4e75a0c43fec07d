import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSpreadsheet } from './read-spreadsheet.ts';
import type { SheetRow } from './sheet.ts';
import { writeWorkbook } from './write-workbook.ts';

test('a workbook that was written is read as it was, and what looks like a formula stays a text', async () => {
  const rows = [
    ['Item', 'Minutes'],
    ['=HYPERLINK("https://example.org")', 3],
    ['Über & <b>\nnext line', null],
  ];
  const bytes = await writeWorkbook([{ name: 'Items', rows, widths: [40, 10] }]);
  const { sheets, notes } = await readSpreadsheet({ bytes, pasted: false });
  assert.deepEqual(
    sheets.map((sheet) => [sheet.name, sheet.notes]),
    [['Items', []]],
  );
  assert.deepEqual(notes, []);
  const read = (sheets[0]?.pieces ?? []).flatMap(
    (piece) => JSON.parse(Buffer.from(piece).toString('utf8')) as SheetRow[],
  );
  assert.deepEqual(
    read.map((row) => row.cells),
    [['Item', 'Minutes'], ['=HYPERLINK("https://example.org")', '3'], ['Über & <b>\nnext line']],
  );
});
