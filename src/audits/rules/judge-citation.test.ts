import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { guidanceItem } from '../builders.ts';
import { judgeCitation } from './judge-citation.ts';

const item = guidanceItem([
  ['2015', '2015-03'],
  ['2018', '2018-07'],
  ['2023', '2023-12'],
]);
const today = '2026-11-25';

function judge(edition: string, when: string | null, of = item, isLive = false) {
  const date = when === null ? null : parsePartialDate(when);
  const { standing, sentence } = judgeCitation(of, { edition, when: date, isLive }, today);
  return [standing, sentence];
}

test('the audit of early 2016 was right to cite the edition of 2015', () => {
  assert.deepEqual(judge('2015', '2016-01/2016-02'), [
    'held then',
    'In force when the audit was made. Since then it was replaced by the 2018 edition in July 2018.',
  ]);
});

test('the audit finished by January 2019 cites an edition that had been replaced', () => {
  assert.deepEqual(judge('2015', '../2019-01'), [
    'replaced before',
    'Cites the 2015 edition; it was replaced by the 2018 edition in July 2018, before the audit was finished.',
  ]);
});

test('an audit in whose time the edition changed may cite either', () => {
  assert.equal(judge('2015', '2018-05/2018-09')[0], 'held then');
  assert.equal(judge('2018', '2018-05/2018-09')[0], 'held then');
});

test('an audit under way is judged by the period it looks at', () => {
  assert.deepEqual(judge('2015', '2019-05-31', item, true), [
    'replaced before',
    'Cites the 2015 edition; it was replaced by the 2018 edition in July 2018, before the end of the period it looks at.',
  ]);
});

test('an edition that came after the audit is pointed out', () => {
  assert.deepEqual(judge('2023', '2017-07'), [
    'came later',
    'Cites the 2023 edition, which was not in force yet when the audit was made.',
  ]);
});

test('the edition of today is in force, and where nobody knows, nothing is claimed', () => {
  assert.deepEqual(judge('2023', null), ['holds today', 'In force today.']);
  assert.deepEqual(judge('2015', null), [
    'replaced',
    'Cites the 2015 edition; it was replaced by the 2018 edition in July 2018. The dates do not say whether it held when the audit was made.',
  ]);
  assert.equal(judge('web page', '2019', guidanceItem([['web page']]))[0], 'cannot tell');
  assert.equal(judge('2021', '2021')[0], 'unknown edition');
});
