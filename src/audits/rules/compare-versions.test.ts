import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions } from './compare-versions.ts';

const said = (field: string, words: string) => ({
  section: 'What it asks',
  label: field,
  field,
  said: words,
});

test('what was added, changed and taken away is told; what is the same is not', () => {
  const before = [said('title', 'Neglect'), said('question', 'How well?'), said('method:a', 'Deep dive')];
  const after = [said('title', 'Neglect'), said('question', 'How early?'), said('method:b', 'Dip sample')];
  assert.deepEqual(
    [...compareVersions(before, after)].map((change) => [change.label, change.before, change.after]),
    [
      ['question', 'How well?', 'How early?'],
      ['method:b', '', 'Dip sample'],
      ['method:a', 'Deep dive', ''],
    ],
  );
});

test('the first version differs from nothing in everything that it says', () => {
  assert.equal([...compareVersions([], [said('title', 'Neglect')])].length, 1);
  assert.deepEqual([...compareVersions([said('title', 'Neglect')], [said('title', 'Neglect')])], []);
});
