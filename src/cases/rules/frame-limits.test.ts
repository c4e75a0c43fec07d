import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child } from '../builders.ts';
import { countStrata } from './count-strata.ts';
import { frameLimits, type FrameFacts } from './frame-limits.ts';

const facts = (unlike: Partial<FrameFacts> = {}): FrameFacts => ({
  strata: countStrata([child(), child({ ethnicity: '' })], '2025-06-01'),
  criteria: ['Children on a plan on 1 May'],
  suppliers: ['Safeguarding Unit'],
  excluded: 1,
  held: 2,
  notTaken: 7,
  sample: null,
  ...unlike,
});

test('what a sample cannot say follows from criterion, source, those left out and what the list does not give', () => {
  assert.deepEqual(frameLimits(facts()), [
    'Children who do not fit the criterion of the list could not be chosen (Children on a plan on 1 May). The sample says nothing about them.',
    'The list came from one source (Safeguarding Unit): children whom it does not know could not be chosen.',
    '1 child was left out before anything was chosen.',
    '2 children were held back while a reason stood, and could not be chosen.',
    '7 rows of the lists could not be used, because what they said was impossible or repeated.',
    'For 1 child of 2 the list does not give ethnicity.',
  ]);
});

test('a list without a criterion says so; no list says nothing', () => {
  assert.match(frameLimits(facts({ criteria: [] }))[0] ?? '', /criterion the list was made is not recorded/);
  assert.deepEqual(frameLimits(facts({ strata: countStrata([], '2025-06-01') })), []);
});

test('groups of which the terms want more than the list holds are named', () => {
  const sample = {
    cases: 12,
    reserves: null,
    byArea: [
      { area: null, name: 'Anytown', nation: null, cases: 3 },
      { area: null, name: 'Zed', nation: null, cases: null },
    ],
    byStatus: [
      { status: 'looked_after', cases: 1 },
      { status: 'child_protection', cases: 2 },
    ],
    supplier: '',
    criterion: '',
    selection: '',
    selectionNote: '',
  } as const;
  assert.deepEqual(frameLimits(facts({ sample })).slice(-3), [
    'The terms ask for 3 cases from Anytown; the list holds 2.',
    'The terms ask for 1 case of the status “Looked after”; the list holds 0.',
    'The terms ask for 12 cases in all; the list holds 2.',
  ]);
});
