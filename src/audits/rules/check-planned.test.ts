import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDays } from './check-planned.ts';

test('a last day before the first is refused at the last', () => {
  assert.deepEqual(checkDays({ from: '2026-05-02', until: '2026-05-01' }, false), [
    { field: 'until', message: 'The last day must not be before the first, which is 2 May 2026' },
  ]);
  assert.deepEqual(checkDays({ from: '2026-05-02', until: '2026-05-02' }, true), []);
});

test('where both are needed, one alone asks for the other', () => {
  const fields = (from: string | null, until: string | null) =>
    checkDays({ from, until }, true).map((problem) => problem.field);
  assert.deepEqual(fields('2026-05-01', null), ['until']);
  assert.deepEqual(fields(null, '2026-05-01'), ['from']);
  assert.deepEqual(fields(null, null), []);
  assert.deepEqual(checkDays({ from: '2026-05-01', until: null }, false), []);
});
