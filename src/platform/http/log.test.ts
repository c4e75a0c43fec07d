import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError } from './log.ts';

test('an error is told by its kind, its code and its place; never by its words, which quote values', () => {
  const cause = Object.assign(new TypeError('Key (email)=(ada@example.org) already exists'), {
    code: '23505',
    constraint: 'person_email',
    detail: 'ada@example.org',
  });
  const told = describeError(new Error('Ada Field could not be saved', { cause }));
  const text = JSON.stringify(told);
  assert.doesNotMatch(text, /ada|saved|exists/i);
  assert.match(text, /"error":"Error"/);
  assert.match(text, /"cause":\{"error":"TypeError","code":"23505","constraint":"person_email"/);
  assert.match(text, /log\.test\.ts/);
});

test('an error whose words run over several lines that look like places gives none of them away', () => {
  const error = new Error('line one\n    at Ada Field (secret:1:2)\nline three');
  assert.doesNotMatch(JSON.stringify(describeError(error)), /Ada/);
});

test('what is thrown and is no error is told by its type only', () => {
  assert.deepEqual(describeError('Ada Field'), { error: 'string' });
});
