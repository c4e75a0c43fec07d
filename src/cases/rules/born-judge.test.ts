import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayDay } from '#platform/time';
import { bornJudge } from './born-judge.ts';

const around = { today: '2026-06-15', from: '2025-06-01', until: '2026-05-31' };
type Around = Parameters<typeof bornJudge>[0];
const person = { born: '', isUnborn: false, isChild: true };

/** What is wrong with the day of birth of the child, or of whoever else. */
const said = (born: string, of: Partial<typeof person> = {}, unlike: Partial<Around> = {}) =>
  bornJudge({ ...around, ...unlike })({ ...person, born, ...of }) ?? '';

test('the day of birth of a child within the period looked at, or none, is taken', () => {
  for (const born of ['', '2015-03-12', '2007-06-02', '2026-05-31']) assert.equal(said(born), '', born);
});

test('nobody who was born has a day of birth that is still to come', () => {
  assert.match(said('2026-06-16'), /^is still to come/);
  assert.match(said('2026-06-16', { isChild: false }), /^is still to come/);
  assert.equal(said('2026-06-15', { isChild: false }), '');
});

test('whoever is not yet born is expected within 42 weeks, and is registered 42 days after', () => {
  const isUnborn = true;
  for (const born of ['2026-05-04', '2026-06-15', '2027-04-05'])
    assert.equal(said(born, { isUnborn }), '', born);
  for (const born of ['2026-05-03', '2027-04-06'])
    assert.match(
      said(born, { isUnborn }),
      /^is not between 4 May 2026 and 5 April 2027, as that of a child who is not yet born is$/,
      born,
    );
});

test('the child is born before the period looked at is over; a brother or sister may come later', () => {
  assert.equal(said('2026-06-01'), 'is after the end of the period looked at, 31 May 2026');
  assert.equal(said('2026-06-01', { isChild: false }), '');
  assert.equal(said('2026-06-01', {}, { until: null }), '');
});

test('the child is under 18 when the period looked at begins, or today where it has no first day; a parent is not', () => {
  assert.equal(
    said('2007-06-01'),
    'makes the person 18 or more at the start of the period looked at, 1 June 2025',
  );
  assert.equal(said('2007-06-01', { isChild: false }), '');
  assert.equal(said('2008-06-15', {}, { from: null }), 'makes the person 18 or more today');
  assert.equal(said('2008-06-16', {}, { from: null }), '');
});

test('whoever was born on 29 February is 18 on 1 March, not before', () => {
  assert.equal(said('2008-02-29', {}, { from: '2026-02-28' }), '');
  assert.match(said('2008-02-29', {}, { from: '2026-03-01' }), /18 or more/);
});

test('nobody of a family was born more than 120 years ago', () => {
  assert.equal(said('1906-06-15', { isChild: false }), '');
  assert.equal(said('1906-06-14', { isChild: false }), 'is more than 120 years ago');
  assert.equal(said('1850-01-01'), 'is more than 120 years ago');
});

test('what is wrong is said without the day itself', () => {
  for (const born of ['2199-05-03', '1850-04-07', '2007-02-09'])
    for (const isUnborn of [false, true]) {
      const why = said(born, { isUnborn });
      assert.ok(why !== '' && !why.includes(born) && !why.includes(displayDay(born)), why);
    }
});
