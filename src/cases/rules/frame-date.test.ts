import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasMonthFirst, readFrameDate } from './frame-date.ts';

const day = (text: string, order: '' | 'day' | 'month' = '', isMixed = false) =>
  readFrameDate(text, order, isMixed);

test('days are read as the UK writes them, as ISO, in words, and with a time of midnight', () => {
  for (const text of [
    '12/03/2015',
    '12.3.2015',
    '12-03-2015',
    '2015-03-12',
    '12 March 2015',
    '12 Mar 15',
    '12/03/2015 00:00',
    '2015-03-12 00:00:00',
  ])
    assert.deepEqual(day(text), { kind: 'day', iso: '2015-03-12' }, text);
  assert.deepEqual(day('12/03/15'), { kind: 'day', iso: '2015-03-12', isTold: 'short year' });
  assert.deepEqual(day(''), { kind: 'none' });
});

test('a day is in doubt only in a column where some can have the month first only, until somebody decides', () => {
  assert.equal(hasMonthFirst(['03/04/2015', '04/23/2015']), true);
  assert.equal(hasMonthFirst(['03/04/2015', '23/04/2015', '31/31/2015', 'x']), false);
  assert.deepEqual(day('03/04/2015', '', true), { kind: 'ambiguous' });
  assert.deepEqual(day('03/04/2015', 'month', true), { kind: 'day', iso: '2015-03-04' });
  assert.deepEqual(day('03/04/2015', 'day', true), { kind: 'day', iso: '2015-04-03' });
  assert.deepEqual(day('04/04/2015', '', true), { kind: 'day', iso: '2015-04-04' });
  assert.deepEqual(day('04/23/2015', '', true), { kind: 'day', iso: '2015-04-23' });
  assert.deepEqual(day('23/04/2015', 'month', true), { kind: 'day', iso: '2015-04-23' });
});

test('days that never were are impossible', () => {
  for (const text of [
    '29/02/2023',
    '31/04/2015',
    '00/01/2015',
    '29/02/1900',
    '2015-02-30',
    'yesterday',
    '12/2015',
    '99',
    'x'.repeat(10_000),
  ])
    assert.deepEqual(day(text), { kind: 'impossible' }, text.slice(0, 20));
});

test('a count of days is read as Excel counts, and told', () => {
  assert.deepEqual(day('42075'), { kind: 'day', iso: '2015-03-12', isTold: 'serial' });
  assert.deepEqual(day('42075.5'), { kind: 'day', iso: '2015-03-12', isTold: 'serial' });
});
