import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pupilNumberProblem, readPupilNumber } from './pupil-number.ts';

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

test('a unique pupil number is read in small letters, spaced or full-width', () => {
  for (const typed of ['B801200005001', 'b801200005001', 'B801 2000 05001', 'Ｂ８０１２００００５００１']) {
    assert.equal(readPupilNumber(typed), 'B801200005001', typed);
    assert.equal(pupilNumberProblem(typed), null);
  }
});

test('a temporary number ends in a letter, which counts by its place', () => {
  assert.equal(readPupilNumber('X12345678901A'), 'X12345678901A');
  assert.match(pupilNumberProblem('X12345678901B') ?? '', /first letter does not match/);
});

test('a wrong first letter is refused, and what is no such number is said to be none', () => {
  assert.match(pupilNumberProblem('A801200005001') ?? '', /first letter does not match/);
  for (const typed of ['801200005001', 'B80120000500', 'I801200005001', 'B8012000050012', 'none'])
    assert.match(pupilNumberProblem(typed) ?? '', /a letter and 12 more/, typed);
  assert.equal(pupilNumberProblem(''), null);
});
