import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayReturn } from './say-return.ts';

test('a return is called by the number of its case, one about no case by the agency', () => {
  assert.equal(sayReturn({ caseNumber: 3 }), 'Case 3');
  assert.equal(sayReturn({ caseNumber: null }), 'The agency itself');
});
