import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quota } from '../builders.ts';
import { codeQuotas, sayGroup, saySizes } from './say-group.ts';

const some = quota({ area: 'Anytown', status: 'child_protection', age: 'from_5', cases: 5, reserves: 2 });

test('a group is said in the words of the field', () => {
  assert.equal(sayGroup(some), 'Anytown, Child protection plan, aged 5 to 9');
  assert.equal(sayGroup(quota({ age: 'unborn', sex: 'other' })), 'not yet born, Another, or not said');
  assert.equal(sayGroup(quota({ ethnicity: 'white' })), 'White');
  assert.equal(sayGroup(quota()), 'Any child on the list');
});

test('sizes agree in number', () => {
  assert.equal(saySizes(some), '5 cases and 2 reserves');
  assert.equal(saySizes({ cases: 1, reserves: 1 }), '1 case and 1 reserve');
  assert.equal(saySizes({ cases: 2, reserves: 0 }), '2 cases');
});

test('the log keeps codes and counts', () => {
  assert.equal(
    codeQuotas([some, quota({ cases: 3 })]),
    '1: area=Anytown status=child_protection age=from_5 5+2; 2: everybody 3+0',
  );
});
