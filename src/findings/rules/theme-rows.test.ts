import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findingKinds } from '../finding.ts';
import { listThemeRows } from './theme-rows.ts';

const audits = [{ id: '2025' }, { id: '2019' }];
const of = (id: string) => ({ audit: { id } });

test('a theme found again stands in one row, with each audit in its own cell', () => {
  const rows = listThemeRows(
    [
      { ...of('2025'), ref: 'a', kind: 'learning', themes: ['minutes'] },
      { ...of('2019'), ref: 'b', kind: 'strength', themes: ['minutes'] },
      { ...of('2019'), ref: 'c', kind: 'neither', themes: ['minutes'] },
    ],
    audits,
  );
  assert.equal(rows.length, 1);
  const [now, then] = rows[0]?.cells ?? [];
  assert.deepEqual(
    now?.learning.map((finding) => finding.ref),
    ['a'],
  );
  assert.deepEqual(now?.strengths, []);
  assert.deepEqual(
    then?.strengths.map((finding) => finding.ref),
    ['b'],
  );
  assert.deepEqual(
    then?.noted.map((finding) => finding.ref),
    ['c'],
  );
});

test('rows stand in the order of the framework; a theme it does not have comes last and is named by its code', () => {
  const rows = listThemeRows(
    [{ ...of('2025'), kind: 'learning', themes: ['old_word', 'minutes', 'fathers'] }],
    audits,
  );
  assert.deepEqual(
    rows.map((row) => row.theme),
    ['fathers', 'minutes', 'old_word'],
  );
  assert.equal(rows.at(-1)?.label, 'Old word');
  assert.equal(rows.at(-1)?.covers, null);
});

test('law: every finding stands once under each of its themes, in the cell of its audit', () => {
  const finding = fc.record({
    kind: fc.constantFrom(...findingKinds),
    themes: fc.uniqueArray(fc.constantFrom('minutes', 'plans', 'fathers', 'other'), { minLength: 1 }),
    audit: fc.constantFrom(...audits),
  });
  fc.assert(
    fc.property(fc.array(finding), (findings) => {
      const rows = listThemeRows(findings, audits);
      const cells = rows.flatMap((row) =>
        row.cells.flatMap((cell) => [...cell.strengths, ...cell.learning, ...cell.noted]),
      );
      const expected = findings.reduce((sum, one) => sum + one.themes.length, 0);
      assert.equal(cells.length, expected);
    }),
  );
});
