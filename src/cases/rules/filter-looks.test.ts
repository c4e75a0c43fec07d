import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterLooks, readLooksAsked } from './filter-looks.ts';

const looks = [
  { membership: 'ours', caseNumber: 1 },
  { membership: 'ours', caseNumber: 2 },
  { membership: 'theirs', caseNumber: 2 },
];

test('looks are narrowed by who looked and at which case', () => {
  assert.equal(filterLooks(looks, readLooksAsked({})).length, 3);
  assert.equal(filterLooks(looks, readLooksAsked({ who: 'ours' })).length, 2);
  assert.deepEqual(filterLooks(looks, readLooksAsked({ who: 'theirs', case: '2' })), [looks[2]]);
});

test('what is no number of a case narrows nothing', () => {
  assert.equal(filterLooks(looks, readLooksAsked({ case: 'two' })).length, 3);
});
