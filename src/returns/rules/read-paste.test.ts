import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardAnswers } from '../tool.ts';
import { readPaste, type PasteColumn } from './read-paste.ts';

const answers = new Map(Object.entries(standardAnswers));
const columns: readonly PasteColumn[] = [
  { id: 'a1', text: 'Signs were noticed.', answers },
  { id: 'a2', text: 'The referral followed.', answers },
  { id: 'm1', text: 'What helped', answers: new Map() },
];
const rows = [
  { id: 'one', number: 1 },
  { id: 'three', number: 3 },
];
const read = (text: string, start: { row: number; column: number } | null = null) =>
  readPaste(text, columns, rows, start);
const filled = (text: string) =>
  read(text).fills.map((one) => [one.row, one.column, one.answer, one.comment]);

test('cells go to their case and question, by headings in any order or by the order of the grid', () => {
  assert.deepEqual(
    filled('Case\tThe referral followed\tSigns were noticed\r\nCase 3\tMet\tPartly met\r\n1\tn/a\t\r\n'),
    [
      ['three', 'a2', 'met', ''],
      ['three', 'a1', 'partly', ''],
      ['one', 'a2', 'not_applicable', ''],
    ],
  );
  assert.deepEqual(filled('003\tyes\tnot met\tA worker'), [
    ['three', 'a1', 'met', ''],
    ['three', 'a2', 'not_met', ''],
    ['three', 'm1', '', 'A worker'],
  ]);
});

test('an answer may have a comment, and a cell in quotes line breaks and quotes', () => {
  assert.deepEqual(filled('1\tPartly met: two days late\t"Not met\nnobody said ""why"""'), [
    ['one', 'a1', 'partly', 'two days late'],
    ['one', 'a2', 'not_met', 'nobody said "why"'],
  ]);
});

test('what cannot be read says which row, which column and why, and nothing is guessed', () => {
  const { fills, refused } = read('1\tmaybe\tMet\n2\tMet\n1\tMet\n3\t\t\t\tmore');
  assert.deepEqual(
    fills.map((one) => one.column),
    ['a2'],
  );
  assert.deepEqual(
    refused.map(({ line, column, says }) => [line, column, says.split(':')[0]]),
    [
      [1, 2, '“maybe” is none of the answers'],
      [2, 1, '“2” is no case that you write about here'],
      [3, 1, 'This case stands in row 1 already'],
      [4, 5, 'There is no question for this column'],
    ],
  );
});

test('pasted into a cell, cells fill from there on', () => {
  assert.deepEqual(
    read('Met\tNot met\nMet\t', { row: 0, column: 1 }).fills.map((one) => [
      one.row,
      one.column,
      one.answer,
      one.comment,
    ]),
    [
      ['one', 'a2', 'met', ''],
      ['one', 'm1', '', 'Not met'],
      ['three', 'a2', 'met', ''],
    ],
  );
  assert.equal(read('Met\nMet\nMet', { row: 1, column: 0 }).refused.length, 2);
});

test('a formula is a text like any other, and too much is refused whole', () => {
  assert.deepEqual(filled('1\t\t\t=cmd|calc'), [['one', 'm1', '', '=cmd|calc']]);
  assert.match(read('x'.repeat(500_001)).refused[0]?.says ?? '', /longer than 500,000/);
  assert.match(read('1\tMet\n'.repeat(1_001)).refused[0]?.says ?? '', /more than 1,000 rows/);
});
