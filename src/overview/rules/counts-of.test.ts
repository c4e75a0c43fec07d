import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf } from './counts-of.ts';

test('what is counted of an audit is put together, and what is not counted is nothing', () => {
  const counts = countsOf(
    new Map([['a', { strengths: 2, learning: 9 }]]),
    new Map([['b', { recommendations: 7, suggestedActions: 1 }]]),
  );
  assert.deepEqual(counts('a'), { strengths: 2, learning: 9, recommendations: 0, suggestedActions: 0 });
  assert.deepEqual(counts('b'), { strengths: 0, learning: 0, recommendations: 7, suggestedActions: 1 });
});
