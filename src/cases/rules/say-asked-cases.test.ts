import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayAskedCases } from './say-asked-cases.ts';

test('how much an agency is asked is said with what waits and the first day', () => {
  assert.equal(
    sayAskedCases({ asked: 12, waiting: 3, firstDue: '2026-03-12' }),
    'You are asked about 12 cases, 3 not answered, due 12 March 2026',
  );
  assert.equal(
    sayAskedCases({ asked: 1, waiting: 0, firstDue: null }),
    'You are asked about 1 case; all is answered',
  );
});
