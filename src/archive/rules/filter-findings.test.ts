import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '#findings';
import { chooseFindings, listChoices, readChosen } from './filter-findings.ts';

const findings: readonly Finding[] = [
  { ref: 'a', kind: 'strength', text: 'A.', themes: ['plans'], caseLabel: 'Case One' },
  { ref: 'b', kind: 'learning', text: 'B.', themes: ['minutes', 'plans'], caseLabel: 'Case Two' },
  { ref: 'c', kind: 'learning', text: 'C.', themes: ['minutes'] },
];
const all = { kind: null, theme: null, case: null };
const refs = (shown: readonly Finding[]) => shown.map((finding) => finding.ref);

test('a finding is found under each of its themes', () => {
  assert.deepEqual(refs(chooseFindings(findings, { ...all, theme: 'plans' })), ['a', 'b']);
  assert.deepEqual(refs(chooseFindings(findings, { ...all, theme: 'plans', kind: 'learning' })), ['b']);
  assert.deepEqual(refs(chooseFindings(findings, { ...all, case: 'Case One' })), ['a']);
});

test('what these findings do not have is passed over', () => {
  assert.deepEqual(readChosen({ kind: 'learning', theme: 'plans', case: 'Case Two' }, findings), {
    kind: 'learning',
    theme: 'plans',
    case: 'Case Two',
  });
  assert.deepEqual(readChosen({ kind: 'bad', theme: 'fathers', case: 'Case Nine' }, findings), all);
  assert.deepEqual(readChosen({}, findings), all);
});

test('each choice is counted beside what else is chosen, and only kinds that occur are offered', () => {
  assert.deepEqual(listChoices(findings, { ...all, theme: 'plans' }, 'kind'), [
    { value: null, words: 'All', count: 2 },
    { value: 'strength', words: 'Strengths', count: 1 },
    { value: 'learning', words: 'Learning', count: 1 },
  ]);
  assert.deepEqual(
    listChoices(findings, { ...all, kind: 'strength' }, 'case').map((choice) => choice.count),
    [1, 1, 0],
  );
});
