import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeForm } from '#platform/http';
import { textEntry } from './entries/text-entry.ts';
import { mergeEntries, seenName } from './merge-entries.ts';
import { showMerged } from './show-merged.ts';
import { markOf } from './stored.ts';

const entries = ['title', 'note', 'group', 'place'].map((name) =>
  textEntry({ name, label: name, longest: 99 }),
);

test('beside a conflict stand what was typed there, what only this form changed, and what only others changed', () => {
  const seen = { title: 'Neglect', note: null, group: 'Board', place: 'Hall' };
  const kept = { title: 'Neglect of babies', note: 'From the board', group: 'Board', place: 'Hall' };
  const form = makeForm([
    ...entries.map((entry) => [seenName(entry.name), markOf(seen[entry.name as 'title'])] as const),
    ['title', 'Neglect of teenagers'],
    ['note', ''],
    ['group', 'Audit group'],
    ['place', 'Hall'],
  ]);
  const merging = mergeEntries(entries, kept, form);
  assert.equal(merging.conflicts.length, 1);
  assert.deepEqual(showMerged(entries, kept, merging, form), {
    title: ['Neglect of teenagers'],
    note: ['From the board'],
    group: ['Audit group'],
    place: ['Hall'],
  });
});
