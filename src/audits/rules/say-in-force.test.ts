import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceItem } from '../builders.ts';
import { nameEdition, sayEditionState, sayInForce } from './say-in-force.ts';

test('when an edition holds is said with what replaced it', () => {
  const { editions } = guidanceItem([
    ['2013', '2013-04-15'],
    ['2015', '2015-03-26'],
    ['July 2018, updated 2020', '2018-07'],
  ]);
  assert.deepEqual(editions.map(sayInForce), [
    'From 15 April 2013 until replaced by the 2015 edition on 26 March 2015',
    'From 26 March 2015 until replaced by the edition “July 2018, updated 2020” in July 2018',
    'From July 2018; no end known',
  ]);
});

test('an end that was said goes before what came next, and what nobody said is not made up', () => {
  const { editions } = guidanceItem([
    ['2014', '2014', '2015-06-30'],
    ['2016', '2016~'],
  ]);
  assert.deepEqual(editions.map(sayInForce), [
    'From 2014 until 30 June 2015',
    'From about 2016; no end known',
  ]);
  const [yearly] = guidanceItem([['2025', '2025-09-01', '2026-08-31/..']]).editions;
  assert.equal(yearly && sayInForce(yearly), 'From 1 September 2025 at least until 31 August 2026');
  const [open] = guidanceItem([['web page']]).editions;
  assert.equal(open && sayInForce(open), 'Nobody has said from when');
  const replaced = open && { ...open, replacedBy: { label: '2020', from: null } };
  assert.equal(
    replaced && sayInForce(replaced),
    'From a day nobody has said, until replaced by the 2020 edition',
  );
});

test('guidance is in force, a report is the latest edition', () => {
  assert.equal(sayEditionState('in force', 'statutory_guidance'), 'In force');
  assert.equal(sayEditionState('in force', 'report'), 'Latest edition');
  assert.equal(sayEditionState('replaced', 'report'), 'Replaced');
});

test('an edition called by a year is named by it, others by their words', () => {
  assert.equal(nameEdition('2018'), 'the 2018 edition');
  assert.equal(nameEdition('online, 2016'), 'the edition “online, 2016”');
});
