import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { sayDue, saySecondStep } from './say-due.ts';

const date = (edtf: string) => parsePartialDate(edtf) ?? undefined;

test('a date is said with the receiver, or without where none is known', () => {
  assert.equal(sayDue(date('2018-01-31'), 'the Board'), 'Report to the Board by 31 January 2018');
  assert.equal(sayDue(date('2018-01'), 'the Board'), 'Report to the Board by January 2018');
  assert.equal(sayDue(date('2018-01')), 'Due by January 2018');
  assert.equal(sayDue(date('2018-01~')), 'Due about January 2018');
  assert.equal(sayDue(undefined, 'the Board'), 'No date was set');
});

test('the second step is a sentence of who then does what', () => {
  assert.equal(
    saySecondStep({ by: 'The Board', text: 'considers whether the support is enough' }),
    'Then the Board considers whether the support is enough.',
  );
  assert.equal(saySecondStep(undefined), null);
});
