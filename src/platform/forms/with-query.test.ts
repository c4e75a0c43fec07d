import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withQuery } from './with-query.ts';

test('what was asked for stands behind the address, and what was not asked for is left out', () => {
  assert.equal(withQuery('/audits', {}), '/audits');
  assert.equal(withQuery('/audits', { year: undefined, q: '', sort: null }), '/audits');
  assert.equal(withQuery('/audits', { year: 2019, q: 'late & lost' }), '/audits?year=2019&q=late+%26+lost');
});
