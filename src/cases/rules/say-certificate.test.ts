import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayCertificate, sayNumbers } from './say-certificate.ts';

test('numbers are said in order, neighbours joined', () => {
  assert.equal(sayNumbers([9, 1, 3, 2, 5]), '1 to 3, 5 and 9');
  assert.equal(sayNumbers([1, 2]), '1, 2');
  assert.equal(sayNumbers([4]), '4');
  assert.equal(sayNumbers([]), '');
});

test('a certificate says exactly what was destroyed and what a hold kept', () => {
  const said = sayCertificate({
    lists: [{ number: 1, rows: 140 }],
    cases: [1, 2, 3],
    kept: [4],
    keys: ['frame-a', 'case-b', 'case-c', 'case-d'],
  });
  assert.deepEqual(Object.fromEntries(said), {
    Cases: '3: 1 to 3',
    Lists: 'List 1 with 140 children',
    Keys: '4',
    'Kept because of a hold': 'Cases 4',
  });
});
