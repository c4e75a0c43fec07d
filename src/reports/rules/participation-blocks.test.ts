import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed, participationBlocks } from './participation-blocks.ts';

test('a row for each agency, the same in words, and what is not explained', () => {
  const blocks = participationBlocks(
    { sample: 5, rows: [{ agencies: ['csc'], counts: [{ status: 'audited', cases: 3 }] }] },
    () => 'CSC',
  );
  const [table] = blocks;
  assert.ok(table?.kind === 'table');
  assert.deepEqual(table.rows, [['CSC', '3', '2']]);
  assert.deepEqual(
    blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
    ['In words', 'Cases not explained'],
  );
});

test('a heading without sentences is left out', () => {
  assert.deepEqual(listed('In words', []), []);
});
