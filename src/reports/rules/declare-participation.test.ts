import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildAudit } from '../builders.ts';
import { declareLines, declareTable } from './declare-participation.ts';

const audit = buildAudit({
  participation: {
    sample: 5,
    remark: 'Few knew all.',
    rows: [
      { agencies: ['police'], counts: [] },
      { agencies: ['csc'], counts: [{ status: 'audited', cases: 3 }] },
    ],
  },
});
const texts = (declared: ReturnType<typeof declareLines>) => declared.map(({ text }) => text);

test('in the summary the remark comes first, then each line, and who says nothing comes last', () => {
  assert.deepEqual(texts(declareLines(audit)), [
    'Few knew all.',
    "Children's Social Care (CSC)",
    '● 3',
    '? 2 not explained',
    'Northshire Police',
    'nothing said',
  ]);
});

test('where no number is given, the agencies are named before the remark', () => {
  const { participation } = audit;
  const silent = { ...participation, rows: participation.rows.slice(0, 1) };
  assert.deepEqual(texts(declareLines({ ...audit, participation: silent })), [
    'orthshire Police',
    'Few knew all.',
  ]);
});

test('the table has its rows as given, then the same in words and what is left open', () => {
  assert.deepEqual(texts(declareTable(audit)), [
    'One of the two agencies named audited at least one of the five cases.',
    'Few knew all.',
    'Northshire Police',
    'nothing said',
    "Children's Social Care (CSC)",
    '3',
    '2',
    "Children's Social Care (CSC) audited three of the five cases; what became of the other two is not stated.",
    'Nothing is said about Northshire Police.',
    "Children's Social Care (CSC): two of the five cases",
  ]);
});
