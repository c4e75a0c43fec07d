import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettingLines } from './read-setting-lines.ts';

const areas = [
  { id: 'east', name: 'East' },
  { id: 'west', name: 'West' },
];
const there = [{ name: 'Hillside Primary', area: 'east', code: '100001' }];
const longest = { name: 20, code: 6 };
const read = (text: string) => readSettingLines(text, areas, there, longest);
const problems = (text: string) => read(text).map((line) => line.problem);

test('a line is a name, with an area and a reference where there are columns for them', () => {
  assert.deepEqual(read('Moor Lane\nBrook School\tEAST\nDale, Upper\t\tA12\n'), [
    { number: 1, name: 'Moor Lane', areaName: '', area: null, code: null, problem: null },
    { number: 2, name: 'Brook School', areaName: 'EAST', area: 'east', code: null, problem: null },
    { number: 3, name: 'Dale, Upper', areaName: '', area: null, code: 'A12', problem: null },
  ]);
});

test('empty lines and a line of headings are passed over, and lines keep the numbers an editor shows', () => {
  const lines = read('Name\tArea\n\n  Moor   Lane \t West \n\t\n');
  assert.deepEqual(
    lines.map(({ number, name, area }) => [number, name, area]),
    [[3, 'Moor Lane', 'west']],
  );
  assert.equal(read('School')[0]?.name, 'School');
});

test('a name twice is wrong in one area, and right in two', () => {
  assert.deepEqual(problems('Moor\tEast\nMOOR\teast\nMoor\tWest\nMoor'), [
    null,
    'This name is in line 1 as well',
    null,
    null,
  ]);
});

test('what the agency has already is not added again', () => {
  assert.deepEqual(problems('hillside primary\tEast\nHillside Primary\tWest\nMoor\t\t100001'), [
    'This name is on the list already',
    null,
    'This reference is on the list already',
  ]);
});

test('each line that cannot be taken says why', () => {
  assert.deepEqual(
    problems(
      [
        '\tEast',
        'Moor\tNorth',
        'x'.repeat(21),
        'Moor\t\t1234567',
        'Moor\tEast\t1\tmore',
        'Dale\t\t7',
        'Vale\t\t7',
      ].join('\n'),
    ),
    [
      'The name is missing',
      'No area is called “North”',
      'The name is longer than 20 characters',
      'The reference is longer than 6 characters',
      'There are more than three columns',
      null,
      'This reference is in line 6 as well',
    ],
  );
});

test('a wrong line does not stand in the way of a right one', () => {
  assert.deepEqual(problems('Moor\tNorth\nMoor'), ['No area is called “North”', null]);
});

test('a long unknown area is cut where it is named', () => {
  assert.equal(problems(`Moor\t${'n'.repeat(60)}`)[0], `No area is called “${'n'.repeat(40)}…”`);
});
