import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nhsNumberProblem, readNhsNumber } from './nhs-number.ts';

test('an NHS number is read however its ten digits are spaced or typed (abuse E13)', () => {
  for (const typed of [
    '9434765919',
    '943 476 5919',
    '943-476-5919',
    ' 943 476 5919 ',
    '９４３４７６５９１９',
  ]) {
    assert.equal(readNhsNumber(typed), '9434765919', typed);
    assert.equal(nhsNumberProblem(typed), null);
  }
});

test('nothing typed is no number and no mistake', () => {
  assert.equal(readNhsNumber(' '), '');
  assert.equal(nhsNumberProblem(' '), null);
});

test('a wrong check, ten zeros and a number that was never issued are refused (abuse E14)', () => {
  assert.match(nhsNumberProblem('9434765918') ?? '', /last digit does not match/);
  assert.match(nhsNumberProblem('000 000 0000') ?? '', /zeros/);
  // The check of these nine digits would be 10.
  for (let last = 0; last < 10; last += 1) assert.equal(readNhsNumber(`999123456${last}`), null);
});

test('what is no ten digits is said to be none', () => {
  for (const typed of ['943476591', '94347659190', '943476591X', '٩٤٣٤٧٦٥٩١٩', 'not known'])
    assert.match(nhsNumberProblem(typed) ?? '', /10 digits/, typed);
});

test('no single digit mistyped, and no two neighbours swapped, makes another NHS number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
      const right = Array.from('9434765919');
      const mistyped = right.with(at, String(digit)).join('');
      const [one, next] = [right[at] ?? '', right[at + 1] ?? ''];
      const swapped =
        at === 9
          ? '9434765919'
          : right
              .with(at, next)
              .with(at + 1, one)
              .join('');
      for (const typed of [mistyped, swapped])
        assert.equal(readNhsNumber(typed), typed === '9434765919' ? typed : null);
    }),
  );
});
