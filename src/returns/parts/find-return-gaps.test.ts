import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Values } from '#platform/forms';
import { readTypedDate } from '#platform/time';
import { aTool, anItem, section } from '../builders.ts';
import { returnSections } from './return-sections.ts';
import type { Asked } from '../tool.ts';
import { findReturnGaps } from './find-return-gaps.ts';

const asked: Asked = { agencyType: 'police', method: null, themes: [], status: '', ageBand: '' };
const part = (name: 'involvement' | 'seen' | 'grade' | 'meetings' | 'events') =>
  anItem(`p-${name}`, { kind: 'part', part: name });
const tool = aTool(
  [
    section('one', [anItem('a1'), anItem('m1', { kind: 'narrative', text: 'What helped' })]),
    section('parts', [part('involvement'), part('seen'), part('meetings'), part('events')]),
    section('end', [part('grade')]),
  ],
  { grading: 'four_grades' },
);
const sections = returnSections(tool, asked, new Map());
const gaps = (values: Values) => findReturnGaps(tool, sections, values, '2026-06-30');
const says = (values: Values) => gaps(values).map((gap) => gap.says);
const date = (typed: string) => {
  const read = readTypedDate(typed) ?? assert.fail(typed);
  return { edtf: read.edtf, typed, from: read.from, until: read.until };
};
const whole: Values = {
  a1: { answer: 'met', evidence: 'Contact record' },
  m1: 'A settled worker.',
  'involvement-what': 'Visits.',
  'seen-often': 'alone',
  grade: { answer: 'grade_2', why: 'Steady.' },
};

test('what is asked and not answered is named in the order of the sections', () => {
  assert.deepEqual(
    gaps({}).map((gap) => [gap.section, gap.entry, gap.kind]),
    [
      ['one', 'a1', 'missing'],
      ['one', 'm1', 'missing'],
      ['parts', 'involvement-what', 'missing'],
      ['parts', 'seen-often', 'missing'],
      ['end', 'grade', 'missing'],
    ],
  );
  assert.deepEqual(gaps(whole), []);
});

test('an answer shows where it comes from, and one that was not met says what was missing', () => {
  assert.match(says({ ...whole, a1: { answer: 'met' } }).join(), /Say where your record shows it/);
  assert.match(says({ ...whole, a1: { answer: 'not_met' } }).join(), /Say in the comment what was missing/);
  assert.match(says({ ...whole, a1: { comment: 'Late' } }).join(), /a comment and no answer/);
  assert.deepEqual(says({ ...whole, a1: { answer: 'not_evident' } }), []);
  assert.deepEqual(says({ ...whole, grade: { answer: 'grade_2' } }), ['Say why this grade']);
});

test('what contradicts itself is told at its place, and an uncertain date is given the benefit of the doubt', () => {
  const involved = (from: unknown, until: unknown): Values =>
    ({ ...whole, 'involvement-from': from, 'involvement-until': until }) as Values;
  assert.deepEqual(says(involved(date('2 March 2026'), date('1 March 2026'))), [
    'Your involvement ends before it begins',
  ]);
  assert.deepEqual(says(involved(date('March 2026'), date('15 March 2026'))), []);
  assert.deepEqual(says(involved(date('1 July 2026'), null)), ['Your involvement begins after today']);
  const meeting = {
    kind: 'strategy',
    date: date('10 March 2026'),
    minutes: 'no',
    'minutes-on': date('1 March 2026'),
  };
  assert.deepEqual(says({ ...whole, 'meetings:1': meeting }), [
    'Strategy discussion, 10 March 2026: no minutes were received, and a day says when they came',
    'Strategy discussion, 10 March 2026: its minutes came before it was held',
  ]);
  const event = { kind: 'contact', what: 'Visit', date: date('10 March 2026'), seen: true };
  assert.match(
    says({ ...whole, 'seen-often': 'not_seen', 'events:1': event }).join(),
    /not seen, and a key event/,
  );
});
