import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeTold } from './merge-told.ts';

test('what was told later of somebody joins what was told before', () => {
  const child = { person: 'child', relation: 'child', called: 'The child', isUnborn: false } as const;
  const parent = { person: 'p', relation: 'parent', called: 'Parent 1', isUnborn: false } as const;
  const merged = mergeTold([
    {
      people: [
        { ...child, facts: { name: 'Sam' } },
        { ...parent, facts: { name: 'Kim' } },
      ],
    },
    { people: [{ ...child, facts: { school: 'Elm' } }] },
  ]);
  assert.deepEqual(
    merged.people.map((one) => one.facts),
    [{ name: 'Sam', school: 'Elm' }, { name: 'Kim' }],
  );
});
