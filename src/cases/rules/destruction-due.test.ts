import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basisFor } from '#test/basis';
import { destructionDue } from './destruction-due.ts';

const basis = { ...basisFor(['police']), destroyBy: '' };
const kept = { code: 'identity', label: 'Who the children are', months: 6, counted: '', isProposal: true };

test('the day that the terms name counts before any reckoning', () => {
  const named = { ...basis, destroyBy: '2027-03-31', retention: [kept] };
  assert.deepEqual(destructionDue(named, '2026-08-31'), { day: '2027-03-31', by: 'named', months: 6 });
});

test('without one it is so many months after the board, to the last day of a shorter month', () => {
  assert.deepEqual(destructionDue({ ...basis, retention: [kept] }, '2026-08-31'), {
    day: '2027-02-28',
    by: 'board',
    months: 6,
  });
});

test('without a board date or months nothing can be reckoned, and that is said', () => {
  assert.equal(destructionDue({ ...basis, retention: [kept] }, '').by, 'nothing');
  assert.equal(destructionDue({ ...basis, retention: [] }, '2026-08-31').day, null);
});
