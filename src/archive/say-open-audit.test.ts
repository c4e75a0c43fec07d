import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayOpenAudit } from './say-open-audit.ts';

test('whoever brings in a file of an open audit is told which, why not, and what to do first', () => {
  assert.equal(
    sayOpenAudit({ title: 'Neglect', isBeingRecorded: true }, '2024-neglect'),
    'The audit with the short name 2024-neglect, “Neglect”, is being recorded by pages. Nothing was brought in. Finish that recording or put it away first',
  );
  assert.match(
    sayOpenAudit({ title: 'Neglect', isBeingRecorded: false }, '2024'),
    /corrected.*that correction/,
  );
});
