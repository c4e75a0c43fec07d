import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayDue } from './say-due.ts';

test('when destruction is due is said with what it is reckoned by', () => {
  assert.equal(
    sayDue({ day: '2027-03-31', by: 'named', months: 6 }, '2026-06-01'),
    'Due on 31 March 2027, the day that the terms name.',
  );
  assert.equal(
    sayDue({ day: '2026-06-01', by: 'board', months: 6 }, '2026-06-01'),
    'Due since 1 June 2026, 6 months after the board, as the terms say.',
  );
  assert.match(sayDue({ day: null, by: 'nothing', months: 0 }, '2026-06-01'), /name no day/);
});
