import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUpn, upnProblem } from './check-upn.ts';

test('a unique pupil number is read in small letters, spaced or full-width', () => {
  for (const typed of ['B801200005001', 'b801200005001', 'B801 2000 05001', 'Ｂ８０１２００００５００１']) {
    assert.equal(readUpn(typed), 'B801200005001', typed);
    assert.equal(upnProblem(typed), null);
  }
});

test('a temporary number ends in a letter, which counts by its place', () => {
  assert.equal(readUpn('X12345678901A'), 'X12345678901A');
  assert.match(upnProblem('X12345678901B') ?? '', /first letter does not match/);
});

test('a wrong first letter is refused, and what is no such number is said to be none', () => {
  assert.match(upnProblem('A801200005001') ?? '', /first letter does not match/);
  for (const typed of ['801200005001', 'B80120000500', 'I801200005001', 'B8012000050012', 'none'])
    assert.match(upnProblem(typed) ?? '', /a letter and 12 more/, typed);
  assert.equal(upnProblem(''), null);
});
