import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellShape, columnShapes } from './cell-shape.ts';

test('a cell is shown by its form', () => {
  const shapes: Readonly<Record<string, string>> = {
    '12/03/2015': 'dd/mm/yyyy',
    '2015-03-12': 'yyyy-mm-dd',
    '1.2.15': 'dd/mm/yy',
    '999 000 0018': '10 digits',
    '7': '1 digit',
    'Sam Sample': 'words',
    Sample: 'a word',
    F: 'one or two letters',
    'LE1 1AA': 'postcode',
    A123456789012: 'letter, digits, letter or digit (13)',
    '1 The Street': 'letters and digits',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(shapes).map((cell) => [cell, cellShape(cell)])), shapes);
});

test('nothing that stands in a cell is in its form', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (cell) => {
      assert.match(
        cellShape(cell),
        /^(?:empty|yyyy-mm-dd|dd\/mm\/yy(?:yy)?|\d+ digits?|postcode|words|a word|one or two letters|letters and digits|letter, digits, letter or digit \(13\))$/,
      );
    }),
  );
});

test('a column shows its three commonest forms', () => {
  assert.deepEqual(columnShapes(['a b', 'c d', '7', '', '12/03/2015', 'x1', 'x2']), [
    'words',
    'letters and digits',
    '1 digit',
  ]);
});
