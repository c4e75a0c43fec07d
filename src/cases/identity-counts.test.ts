import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child } from './builders.ts';
import { emptyPerson, packOf } from './identity.ts';
import { countIdentity, sayPeople, sayRecorded } from './identity-counts.ts';

const pack = packOf(child({ name: 'Ada Example' }));
const person = (id: string, relation: 'parent' | 'sibling') => ({
  ...emptyPerson,
  id,
  relation,
  name: 'Bea Example',
});

test('people are counted by what they are to the child', () => {
  const family = [...pack.people, person('a', 'parent'), person('b', 'parent'), person('c', 'sibling')];
  assert.equal(
    sayPeople(countIdentity({ ...pack, people: family })),
    'The child, 2 parents or carers, 1 brother or sister',
  );
});

test('of the child it is said what is recorded, and nothing of what it is', () => {
  const said = sayRecorded(countIdentity(pack));
  assert.deepEqual(Object.fromEntries(said), {
    'Date of birth': 'Recorded',
    Address: 'Not recorded',
    'NHS number': 'Not recorded',
    'Practitioners named': 'None',
    Note: 'Not recorded',
  });
  assert.doesNotMatch(JSON.stringify(said), /Ada|2015/);
});

test('of a child not yet born it is said whether the day is known', () => {
  const unborn = packOf(child({ isUnborn: true, born: '' }));
  assert.deepEqual(sayRecorded(countIdentity(unborn))[0], [
    'Day on which the child is expected',
    'Not recorded',
  ]);
});
