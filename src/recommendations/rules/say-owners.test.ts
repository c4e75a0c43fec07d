import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOwners, nameOwner, sayOwners } from './say-owners.ts';

const names = (ref: string) => ({ csc: "Children's Social Care", solent: 'Solent NHS Trust' })[ref] ?? ref;

test('several owners are a list in words', () => {
  assert.equal(
    sayOwners(
      [
        { agency: 'csc' },
        { agency: 'youth', name: 'the Youth Offending Team' },
        { agency: null, name: 'CAMHS' },
      ],
      names,
    ),
    "Owned by Children's Social Care, the Youth Offending Team and CAMHS",
  );
});

test('a service is named with its agency', () => {
  assert.equal(
    nameOwner({ agency: 'solent', service: 'School Nursing' }, names),
    'School Nursing (Solent NHS Trust)',
  );
  assert.equal(nameOwner({ agency: null, service: 'School Nursing' }, names), 'School Nursing');
});

test('where nobody is named, that is what is said', () => {
  assert.equal(sayOwners([], names), 'No owner was named');
  assert.equal(listOwners([], names), null);
});
