import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { sayWhen, sayWhenWithWords } from './say-when.ts';

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

test('the words of the publication follow where the date is open or uncertain, and only there', () => {
  const sayTyped = (edtf: string, typed: string) => {
    const date = parsePartialDate(edtf, typed);
    assert.ok(date !== null);
    return sayWhenWithWords(date);
  };
  assert.equal(
    sayTyped('../2019-01', 'to be completed by January 2019'),
    'By January 2019 (“to be completed by January 2019”)',
  );
  assert.equal(sayTyped('2018-11~', 'around November'), 'About November 2018 (“around November”)');
  assert.equal(sayTyped('2018-11-13', '13.11.2018'), '13 November 2018');
  assert.equal(sayTyped('../2019-01', '../2019-01'), 'By January 2019');
});
