import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Values } from '#platform/forms';
import type { KeptText } from './former-value.ts';
import { formerTexts } from './former-texts.ts';

const day = (which: number) => Temporal.Instant.from(`2026-11-0${which}T09:00:00Z`);
const kept = (which: number, by: string, content: Values): KeptText<Values> => ({
  content,
  by,
  at: day(which),
});

test('what nobody has changed has no earlier text', () => {
  assert.deepEqual(formerTexts([]), []);
  assert.deepEqual(formerTexts([kept(1, 'Ada', { title: 'Neglect', themes: ['neglect'] })]), []);
});

test('each field names who wrote it, not who last changed something else; the latest change first', () => {
  const found = formerTexts([
    kept(1, 'Ada', { title: 'Neglect', note: null }),
    kept(2, 'Ben', { title: 'Neglect', note: 'Why now' }),
    kept(3, 'Cyd', { title: 'Neglect of babies', note: 'Why now' }),
    kept(4, 'Ada', { title: 'Neglect', note: 'Because' }),
  ]);
  assert.deepEqual(found, [
    { field: 'title', value: 'Neglect of babies', by: 'Cyd', at: day(3), until: day(4) },
    { field: 'note', value: 'Why now', by: 'Ben', at: day(2), until: day(4) },
    { field: 'title', value: 'Neglect', by: 'Ada', at: day(1), until: day(3) },
    { field: 'note', value: null, by: 'Ada', at: day(1), until: day(2) },
  ]);
});

test('a list that is the same in another order of its parts is no change, and a field that came later was empty before', () => {
  const found = formerTexts([
    kept(1, 'Ada', { sample: { a: 1, b: 2 } }),
    kept(2, 'Ben', { sample: { b: 2, a: 1 }, dropped: 'No time' }),
  ]);
  assert.deepEqual(found, [{ field: 'dropped', value: null, by: 'Ada', at: day(1), until: day(2) }]);
});
