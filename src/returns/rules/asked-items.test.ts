import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anItem, aTool, section } from '../builders.ts';
import type { Asked } from '../tool.ts';
import { askedItems } from './asked-items.ts';

const police: Asked = {
  agencyType: 'police',
  method: 'deep_dive',
  themes: ['neglect'],
  status: 'child_protection',
  ageBand: '5_to_9',
};

function ids(
  tool: ReturnType<typeof aTool>,
  asked: Asked,
  answers: ReadonlyMap<string, string> | null = null,
) {
  return askedItems(tool, asked, answers).flatMap((one) => one.items.map((item) => item.id));
}

test('an agency is asked what is for everybody and what is for its type', () => {
  const tool = aTool([section('one', [anItem('a'), anItem('b', { agencies: ['school'] })])]);
  assert.deepEqual(ids(tool, police), ['a']);
  assert.deepEqual(ids(tool, { ...police, agencyType: 'school' }), ['a', 'b']);
});

test('all that a condition names must hold, and what is not known of a case leaves nothing out', () => {
  const when = { methods: ['deep_dive'], statuses: ['looked_after'], themes: ['neglect'] } as const;
  const tool = aTool([section('one', [anItem('a', { when })])]);
  assert.deepEqual(ids(tool, police), []);
  assert.deepEqual(ids(tool, { ...police, status: 'looked_after' }), ['a']);
  assert.deepEqual(ids(tool, { ...police, status: '' }), ['a']);
  assert.deepEqual(ids(tool, { ...police, status: '', themes: [] }), []);
  assert.deepEqual(ids(tool, { ...police, status: '', method: 'dip_sample' }), []);
});

test('a section that is not asked takes its items with it', () => {
  const tool = aTool([section('one', [anItem('a')], { when: { ageBands: ['unborn'] } })]);
  assert.deepEqual(ids(tool, police), []);
  assert.deepEqual(ids(tool, { ...police, ageBand: 'unborn' }), ['a']);
});

test('an item after another is asked once that has one of the answers, and never where that is not asked', () => {
  const after = { item: 'a', answers: ['not_met'] };
  const tool = aTool([section('one', [anItem('a'), anItem('b', { when: { after } })])]);
  assert.deepEqual(ids(tool, police), ['a', 'b']);
  assert.deepEqual(ids(tool, police, new Map()), ['a']);
  assert.deepEqual(ids(tool, police, new Map([['a', 'met']])), ['a']);
  assert.deepEqual(ids(tool, police, new Map([['a', 'not_met']])), ['a', 'b']);
  const schools = aTool([
    section('one', [anItem('a', { agencies: ['school'] }), anItem('b', { when: { after } })]),
  ]);
  assert.deepEqual(ids(schools, police, new Map([['a', 'not_met']])), []);
});

test('items that wait for each other are not asked, and nothing hangs', () => {
  const tool = aTool([
    section('one', [
      anItem('a', { when: { after: { item: 'b', answers: ['met'] } } }),
      anItem('b', { when: { after: { item: 'a', answers: ['met'] } } }),
    ]),
  ]);
  assert.deepEqual(ids(tool, police), []);
});
