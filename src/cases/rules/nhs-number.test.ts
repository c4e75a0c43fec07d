import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNhsNumber } from './nhs-number.ts';

test('an NHS number is ten figures whose last agrees with the others', () => {
  assert.equal(readNhsNumber('999 000 0018'), '9990000018');
  assert.equal(readNhsNumber('999-000-0018'), '9990000018');
  assert.equal(readNhsNumber(' '), '');
  for (const wrong of ['9990000019', '999000001', '99900000188', '99900000AB', '0000000000'])
    assert.equal(readNhsNumber(wrong), null, wrong);
});
