import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aTool, anItem, section } from '../builders.ts';
import { returnSections } from '../parts/return-sections.ts';
import type { Asked } from '../tool.ts';
import { sayAnswered } from './say-answered.ts';

const asked: Asked = { agencyType: 'police', method: null, themes: [], status: '', ageBand: '' };
const tool = aTool([
  section('one', [anItem('a1'), anItem('a2')]),
  section('two', [anItem('p-events', { kind: 'part', part: 'events' })]),
]);
const sections = returnSections(tool, asked, new Map());

test('what is asked is counted with what holds an answer; lists by what is in them', () => {
  assert.equal(sayAnswered(sections, {}), '0 of 2 answered');
  const values = { a1: { answer: 'met' }, 'events:1': { kind: 'referral', what: 'A referral' } };
  assert.equal(sayAnswered(sections, values), '1 of 2 answered, 1 written down');
  assert.equal(sayAnswered(sections.slice(1), {}), '0 written down');
});
