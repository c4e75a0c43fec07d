import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeadingRow } from './heading-row.ts';

const row = (number: number, ...cells: string[]) => ({ number, cells });

test('headings are found below a title and a filter', () => {
  const rows = [
    row(1, 'Annex A, list 7'),
    row(3, 'Status', 'open'),
    row(7, 'Child Unique ID', 'DOB', 'Gender'),
    row(8, 'A1', '12/03/2015', 'F'),
  ];
  assert.equal(findHeadingRow(rows), 7);
});

test('a list without headings has none: one word that happens to be known is not enough', () => {
  assert.equal(findHeadingRow([row(1, 'Sam Sample', '12/03/2015'), row(2, 'Area', 'x')]), 0);
  assert.equal(findHeadingRow([]), 0);
});
