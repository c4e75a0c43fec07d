import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { sayWhen } from './say-when.ts';

function say(edtf: string): string {
  return sayWhen(parsePartialDate(edtf) ?? assert.fail(edtf));
}

test('what is known to have been finished by a date says so, other dates are said as they are', () => {
  assert.equal(say('../2019-01'), 'by January 2019');
  assert.equal(say('2025-05/2025-07'), 'May to July 2025');
  assert.equal(say('2018-04/..'), 'after March 2018');
});
