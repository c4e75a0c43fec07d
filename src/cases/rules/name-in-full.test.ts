import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameInFull } from './name-in-full.ts';

test('initials by which an agency is known stand behind its name; another short name, or one that is in it, does not', () => {
  assert.equal(nameInFull('National Probation Service', 'NPS'), 'National Probation Service (NPS)');
  assert.equal(nameInFull('Leicestershire Police', 'Police'), 'Leicestershire Police');
  assert.equal(nameInFull('Portsmouth CCG', 'CCG'), 'Portsmouth CCG');
});
