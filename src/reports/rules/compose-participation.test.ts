import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildAudit, northshire, readWords } from '../builders.ts';
import { composeParticipation } from './compose-participation.ts';

test('the table, the same in words, what is open, and what the marks mean', () => {
  const content = composeParticipation(
    buildAudit({
      participation: {
        sample: 5,
        rows: [
          { agencies: ['csc'], counts: [{ status: 'audited', cases: 3 }] },
          { agencies: ['police'], counts: [] },
        ],
      },
    }),
    northshire,
  );
  const words = readWords(content);
  const table = content.blocks.find((block) => block.kind === 'table');
  assert.ok(table?.kind === 'table');
  assert.deepEqual(
    table.columns.map((column) => column.name),
    ['Agency', '● Audited', '? Not explained'],
  );
  assert.deepEqual(table.rows, [
    ["Children's Social Care (CSC)", '3', '2'],
    ['Northshire Police', 'nothing said', '·'],
  ]);
  assert.match(
    words,
    /“nothing said”: the agency is named without any number; “·”: not mentioned for this agency\./,
  );
  assert.match(words, /Nothing is said about Northshire Police\./);
  assert.match(words, /Cases not explained\nChildren's Social Care \(CSC\): two of the five cases/);
});

test('without any row there is no table, and that is said', () => {
  const content = composeParticipation(buildAudit(), northshire);
  assert.ok(content.blocks.every((block) => block.kind !== 'table'));
  assert.match(readWords(content), /Five cases\. How many cases each agency audited is not stated\./);
});
