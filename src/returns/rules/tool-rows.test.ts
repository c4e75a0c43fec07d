import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anItem, aTool, section } from '../builders.ts';
import { shippedTools } from '../shipped-tool.ts';
import type { Tool } from '../tool.ts';
import { readToolRows, toolColumns, toolRows, type GivenRow } from './tool-rows.ts';

function given(rows: readonly (readonly (string | number)[])[]): readonly GivenRow[] {
  return rows.map((cells, at) => ({ number: at + 1, cells: cells.map(String) }));
}

function idsOf(tool: Tool): readonly string[] {
  return tool.sections.flatMap((one) => one.items.map((item) => item.id));
}

function read(tool: Tool, rows: readonly GivenRow[]) {
  return readToolRows(tool, rows, { known: new Set(idsOf(tool)), taken: idsOf(tool) });
}

const when = {
  methods: ['dip_sample'],
  statuses: ['looked_after'],
  ageBands: ['unborn'],
  themes: ['neglect'],
  after: { item: 'a', answers: ['not_met', 'partly'] },
} as const;
const tool = aTool([
  section('one', [anItem('a'), anItem('b', { when, agencies: ['police', 'school'], themes: ['minutes'] })], {
    guidance: 'Kept.',
    when: { methods: ['deep_dive'] },
  }),
]);

function rowOf(fields: Readonly<Record<string, string>>): readonly string[] {
  return toolColumns.map((column) => fields[column] ?? '');
}

const plain = { Section: 'Section one', 'Standard or question': 'New.', 'Answered by': 'Standard' };

test('a tool that was written down as rows is read back as it was, the shipped ones too', () => {
  assert.deepEqual(read(tool, given(toolRows(tool))), { tool, problems: [] });
  for (const shipped of shippedTools)
    assert.deepEqual(read(shipped.tool, given(toolRows(shipped.tool))).tool, shipped.tool, shipped.code);
});

test('a row without an id is a new item, in a new section if need be, and what was left out is gone', () => {
  const rows = given([toolColumns, rowOf({ ...plain, Section: 'Two', 'Asked of': 'POLICE; gp_icb' })]);
  const changed = read(tool, rows).tool;
  assert.deepEqual(
    changed?.sections.map((one) => [one.code, one.items.map((item) => [item.id, item.agencies])]),
    [['two', [['own-1', ['police', 'gp_icb']]]]],
  );
});

test('every wrong row is told by its number, and then nothing is read', () => {
  const rows = given([
    toolColumns,
    rowOf({ ...plain, Item: 'zz', 'Asked of': 'Martians' }),
    rowOf({ ...plain, 'Answered by': '=1+1', Minutes: 'many' }),
    rowOf({ ...plain, 'Standard or question': '', Section: '' }),
  ]);
  const { tool: none, problems } = read(tool, rows);
  assert.equal(none, null);
  assert.deepEqual(
    problems.map((problem) => problem.replace(/Use: .*/, '')),
    [
      'Row 2: the tool has no item “zz”. Leave the first column empty for a new one',
      'Row 2: “Martians” in “Asked of” is not known',
      'Row 3: “=1+1” is no way to answer. ',
      'Row 3: minutes must be a whole number from 0 to 480',
      'Row 4: enter the standard or question',
      'Row 4: enter the title of the section, in 200 characters at most',
    ],
  );
});

test('the same item twice, the same words twice and items that wait for each other are told by row', () => {
  const twice = given([...toolRows(tool), ...toolRows(tool).slice(1, 2)]);
  assert.deepEqual(read(tool, twice).problems, ['Row 4: the item a stands in row 2 already']);
  const words = given([toolColumns, rowOf(plain), rowOf(plain)]);
  assert.deepEqual(read(tool, words).problems, ['Row 3: “New.” says the same as another item']);
  const circle = given([
    toolColumns,
    rowOf({ ...plain, Item: 'a', 'Standard or question': 'A.', 'After item': 'b', 'After answers': 'Met' }),
    rowOf({ ...plain, Item: 'b', 'Standard or question': 'B.', 'After item': 'a', 'After answers': 'Met' }),
  ]);
  assert.deepEqual(read(tool, circle).problems, [
    'Row 2: These wait for each other, so that none is ever asked: “A.”, “B.”',
  ]);
});

test('ten thousand rows, a sheet without headings and an empty one are refused in a sentence', () => {
  const many = given([toolColumns, ...Array.from({ length: 10_000 }, () => rowOf(plain))]);
  assert.deepEqual(read(tool, many).problems, ['A tool asks at most 300 things. The file has 10,000 rows']);
  assert.match(read(tool, given([['Name']])).problems[0] ?? '', /Missing: Item, Section/);
  assert.deepEqual(read(tool, given([toolColumns])).problems, ['There is no row below the headings']);
});

test('a file that is wrong throughout is told for its first fifty faults', () => {
  const wrong = Array.from({ length: 100 }, (_, n) =>
    rowOf({ ...plain, Item: `x${n}`, 'Standard or question': `${n}` }),
  );
  const { problems } = read(tool, given([toolColumns, ...wrong]));
  assert.equal(problems.length, 51);
  assert.equal(problems.at(-1), 'And 50 more');
});
