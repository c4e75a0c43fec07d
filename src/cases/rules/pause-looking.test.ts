import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsOfBrowsing, pausedUntil, type Looked } from './pause-looking.ts';

const start = Temporal.Instant.from('2026-06-01T10:00:00Z');
const look = (number: number, seconds: number): Looked => ({
  case: `case-${number}`,
  at: start.add({ seconds }),
});

test('30 cases in five minutes are browsing: no further look for half an hour (abuse C14)', () => {
  const looks = Array.from({ length: 30 }, (_, at) => look(at, at * 10));
  const last = start.add({ seconds: 290 });
  assert.equal(String(pausedUntil(looks, last)), String(last.add({ minutes: 30 })));
  assert.equal(pausedUntil(looks, last.add({ minutes: 30 })), null);
  assert.equal(pausedUntil(looks.toReversed(), last) === null, false);
});

test('29 cases, or 30 in more than five minutes, are work', () => {
  assert.equal(
    pausedUntil(
      Array.from({ length: 29 }, (_, at) => look(at, at)),
      start,
    ),
    null,
  );
  assert.deepEqual(endsOfBrowsing(Array.from({ length: 30 }, (_, at) => look(at, at * 11))), []);
});

test('the same case looked at again and again is one case', () => {
  assert.deepEqual(endsOfBrowsing(Array.from({ length: 90 }, (_, at) => look(at % 3, at))), []);
});
