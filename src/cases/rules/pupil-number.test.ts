import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPupilNumber } from './pupil-number.ts';

test('a unique pupil number is read by its check letter', () => {
  // 8·2 + 0·3 + 1·4 + 2·5 + 0·6 + 0·7 + 0·8 + 1·9 + 0·10 + 0·11 + 0·12 + 1·13 = 52; 52 modulo 23 = 6, which is G.
  assert.equal(readPupilNumber('g801200010001'), 'G801200010001');
  assert.equal(readPupilNumber(''), '');
  for (const wrong of [
    'A801200010001',
    'G80120001000',
    'I801200010001',
    'G80120001000I',
    '801200010001G',
    'G8012000100012',
  ])
    assert.equal(readPupilNumber(wrong), null, wrong);
});

test('a temporary one ends in a letter, which counts as its place among the letters', () => {
  // As above without the last 1: 39, and B counts 1 · 13: 52 again.
  assert.equal(readPupilNumber('G80120001000B'), 'G80120001000B');
  assert.equal(readPupilNumber('G80120001000C'), null);
});
