import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseChase } from './choose-chase.ts';

const by = Temporal.Instant.from('2026-11-26T14:32:00Z');

function chase(minutes: number, lastChased: number | null = null) {
  return chooseChase({
    acknowledgeBy: by,
    lastChasedAt: lastChased === null ? null : by.add({ minutes: lastChased }),
    now: by.add({ minutes }),
  });
}

test('before the moment nobody is chased; at it, who should have acknowledged', () => {
  assert.equal(chase(-1), null);
  assert.deepEqual(chase(0), { receivers: true, coordinators: false });
  assert.equal(chase(5, 0), null);
});

test('a quarter of an hour later the coordinators are, and from then on everybody once a day', () => {
  assert.deepEqual(chase(15, 0), { receivers: false, coordinators: true });
  assert.equal(chase(600, 15), null);
  assert.deepEqual(chase(24 * 60, 15), { receivers: true, coordinators: true });
  assert.equal(chase(24 * 60 + 30, 24 * 60), null);
});

test('after three days of standstill all that was missed is one chase', () => {
  const minutes = 3 * 24 * 60 + 7;
  assert.deepEqual(chase(minutes), { receivers: true, coordinators: true });
  assert.equal(chase(minutes + 1, minutes), null);
});

test('whoever asks every minute of four days chases five times', () => {
  let last: number | null = null;
  let chases = 0;
  for (let minute = -60; minute < 4 * 24 * 60; minute += 1)
    if (chase(minute, last) !== null) {
      last = minute;
      chases += 1;
    }
  assert.equal(chases, 5);
});

test('a concern that was passed on after a chase has a moment of its own', () => {
  assert.deepEqual(chase(0, -30), { receivers: true, coordinators: false });
});
