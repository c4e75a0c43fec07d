import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child } from '../builders.ts';
import { packOf, personFactCodes } from '../identity.ts';
import { tellFacts } from './tell-facts.ts';

const [ada] = packOf(child({ name: 'Ada Example', address: '1 Test Street', school: 'Hill School' })).people;

test('an agency is told the facts chosen and no other', () => {
  assert.ok(ada !== undefined);
  const told = tellFacts(ada, 'The child', ['name', 'born']);
  assert.deepEqual(told.facts, { name: 'Ada Example', born: '2015-03-12' });
  assert.doesNotMatch(JSON.stringify(told), /Test Street|Hill School/);
});

test('what is not known is left out, not told as a blank', () => {
  assert.ok(ada !== undefined);
  const told = tellFacts(ada, 'The child', personFactCodes);
  assert.ok(Object.values(told.facts).every((value) => value !== ''));
  assert.ok(!('otherNames' in told.facts));
});
