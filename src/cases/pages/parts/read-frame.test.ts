import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { child } from '../../builders.ts';
import { checkChildren } from './read-frame.ts';

const rows = Array.from({ length: 5_000 }, (_, n) => ({
  row: n + 2,
  child: child({ reference: `A${n}`, nhsNumber: String(n) }),
  problems: [],
}));
const listed = rows.map((row) => ({ list: 1, child: child({ reference: `B${row.row}`, nhsNumber: '' }) }));

test('while a long list is checked, others are served again and again', async () => {
  const checking = { isDone: false };
  const checked = checkChildren(rows, listed).finally(() => (checking.isDone = true));
  let turns = 0;
  for (; !checking.isDone; turns += 1) await setImmediate();
  assert.equal((await checked).rows, 5_000);
  assert.ok(turns >= 100, `${turns} turns`);
});

test('a child who is on another list of the audit is told by that list', async () => {
  const { refused, problems } = await checkChildren(rows.slice(0, 2), [
    { list: 3, child: child({ nhsNumber: '1', reference: '' }) },
  ]);
  assert.deepEqual(
    [refused, problems[0]?.row, problems[0]?.why],
    [1, 3, 'is about a child who is on list 3 of this audit already'],
  );
});
