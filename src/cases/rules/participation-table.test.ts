import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leicester2018, leicesterNames } from '../builders.ts';
import { participationStatuses } from '../participation.ts';
import { participationTable } from './participation-table.ts';

const table = participationTable(leicester2018, leicesterNames);
const texts = (name: string) => table.rows.find((row) => row.name === name)?.cells.map((cell) => cell.text);

test('the Leicester table of 2018–19 uses every status and says what is not explained', () => {
  assert.deepEqual(
    table.columns.map((column) => `${column.symbol} ${column.label}`),
    [
      '● Audited',
      '◐ Mostly out of scope',
      '○ Out of scope',
      '– Not known',
      '◇ Not known or out of scope (not separated)',
      '× Not applicable',
      '? Not explained',
    ],
  );
  assert.deepEqual(texts('Leicestershire Police'), ['1', '1', '3', '·', '·', '·', '·']);
  assert.deepEqual(texts("Children's Social Care"), ['3', '·', '·', '·', '·', '·', '2']);
  assert.deepEqual(texts('Schools and education settings'), [
    '4',
    '·',
    '·',
    '·',
    '·',
    '1 (not in education)',
    '·',
  ]);
});

test('nought, nothing said and not mentioned are three different things in print and aloud', () => {
  assert.deepEqual(texts('ASC'), ['0', '·', '·', '5', '·', '·', '·']);
  assert.deepEqual(texts('CAFCASS'), ['nothing said', '·', '·', '·', '·', '·', '·']);
  const spoken = new Set(
    table.rows.flatMap((row) => row.cells.map((cell) => `${cell.kind}: ${cell.spoken}`)),
  );
  assert.ok(spoken.has('count: 0'));
  assert.ok(spoken.has('nothing_said: nothing said'));
  assert.ok(spoken.has('not_mentioned: not mentioned'));
  assert.deepEqual(
    table.marks.map((entry) => entry.mark),
    ['0', 'nothing said', '·'],
  );
});

test('columns that nobody uses are left out', () => {
  const small = participationTable(
    { sample: 2, rows: [{ agencies: ['UHL'], counts: [{ status: 'not_known', cases: 2 }] }] },
    leicesterNames,
  );
  assert.deepEqual(
    small.columns.map((column) => column.status),
    ['not_known'],
  );
  assert.deepEqual(
    small.shapes.map((entry) => entry.mark),
    ['–'],
  );
});

test('law: a 0 stands only where a 0 was given', () => {
  const row = fc.record({
    agencies: fc.constant(['UHL']),
    service: fc.string({ minLength: 1 }),
    counts: fc.array(
      fc.record({
        status: fc.constantFrom(...participationStatuses),
        cases: fc.integer({ min: 0, max: 3 }),
      }),
    ),
  });
  fc.assert(
    fc.property(fc.array(row), fc.option(fc.integer({ min: 0, max: 9 })), (rows, sample) => {
      const model = participationTable({ sample, rows }, leicesterNames);
      model.rows.forEach((shown, at) => {
        shown.cells.forEach((cell, column) => {
          if (cell.text !== '0') return;
          const status = model.columns[column]?.status;
          const given = rows[at]?.counts.filter((count) => count.status === status) ?? [];
          assert.ok(given.length > 0 && given.every((count) => count.cases === 0));
        });
      });
    }),
  );
});
