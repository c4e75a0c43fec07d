import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { sayWhen } from './say-when.ts';

const say = (edtf: string) => {
  const date = parsePartialDate(edtf);
  assert.ok(date !== null);
  return sayWhen(date);
};

test('an end alone is said with "by"; any other date as it is', () => {
  assert.equal(say('../2019-01'), 'by January 2019');
  assert.equal(say('../2019-01-31'), 'by 31 January 2019');
  assert.equal(say('2025-05/2025-07'), 'May to July 2025');
  assert.equal(say('2018-11-13'), '13 November 2018');
});
