import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findingKinds } from '../finding.ts';
import { groupByTheme } from './group-by-theme.ts';

const label = (theme: string) => `Theme ${theme}`;

test('findings stand under their main theme in the order of the framework, strengths before learning', () => {
  const groups = groupByTheme(
    [
      { ref: 'a', kind: 'learning', themes: ['plans', 'referrals'] },
      { ref: 'b', kind: 'learning', themes: ['referrals'] },
      { ref: 'c', kind: 'neither', themes: ['referrals'] },
      { ref: 'd', kind: 'strength', themes: ['referrals'] },
    ],
    ['referrals', 'assessment', 'plans'],
    label,
  );
  assert.deepEqual(
    groups.map((group) => [
      group.label,
      group.findings.map((finding) => finding.ref).join(''),
      group.strengths,
      group.learning,
    ]),
    [
      ['Theme referrals', 'dbc', 1, 1],
      ['Theme plans', 'a', 0, 1],
    ],
  );
});

test('a finding without a theme is kept, last, and named for what it is', () => {
  const groups = groupByTheme(
    [
      { kind: 'strength', themes: [] },
      { kind: 'strength', themes: ['unlisted'] },
    ],
    ['referrals'],
    label,
  );
  assert.deepEqual(
    groups.map((group) => group.label),
    ['Theme unlisted', 'Other findings'],
  );
});

test('law: every finding is in exactly one group', () => {
  const finding = fc.record({
    kind: fc.constantFrom(...findingKinds),
    themes: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(finding), (findings) => {
      const grouped = groupByTheme(findings, ['b', 'a'], label).flatMap((group) => group.findings);
      assert.equal(grouped.length, findings.length);
      assert.deepEqual(new Set(grouped), new Set(findings));
    }),
  );
});
