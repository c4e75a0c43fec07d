import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyTypes, type AgencyType } from '#accounts';
import { anItem, aTool, section } from '../builders.ts';
import { sayNarrowing } from './say-condition.ts';

const tool = aTool([section('one', [anItem('a'), anItem('b', { kind: 'yes_no' })])]);

test('an item that all are asked always needs no words', () => {
  assert.deepEqual(sayNarrowing(tool, anItem('x')), []);
});

test('of whom and when an item is asked is said in words', () => {
  const after = { item: 'b', answers: ['no'] };
  const when = {
    methods: ['dip_sample'],
    themes: ['neglect'],
    statuses: ['looked_after'],
    ageBands: ['unborn'],
    after,
  } as const;
  assert.deepEqual(sayNarrowing(tool, anItem('x', { agencies: ['police'], when })), [
    'Asked of: Police',
    'Only for: Dip sample',
    'Only in audits about: Neglect',
    'Only for cases: Looked after',
    'Only for ages: Unborn',
    'Only after “No” to: Standard b.',
  ]);
});

test('where most types of agencies are asked, those that are not are named', () => {
  const agencies = (Object.keys(agencyTypes) as AgencyType[]).filter(
    (type) => !['school', 'gp_icb'].includes(type),
  );
  assert.deepEqual(sayNarrowing(tool, anItem('x', { agencies })), [
    'Not asked of: GP practices and integrated care board, Schools and education settings',
  ]);
});

test('what an item waits for may be gone', () => {
  const when = { after: { item: 'gone', answers: ['met'] } };
  assert.deepEqual(sayNarrowing(tool, anItem('x', { when })), ['Only after an item that is not in the tool']);
});
