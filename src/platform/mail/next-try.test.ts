import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseAfter } from './next-try.ts';

test('a mail is tried again for a little over a day, ever less often, and then no more', () => {
  const pauses: number[] = [];
  for (let pause = pauseAfter(1); pause !== null; pause = pauseAfter(pauses.length + 1))
    pauses.push(pause.total('minutes'));
  assert.deepEqual(
    pauses,
    pauses.toSorted((one, other) => one - other),
  );
  const hours = pauses.reduce((sum, minutes) => sum + minutes, 0) / 60;
  assert.ok(hours > 25 && hours < 30, `${hours}`);
  assert.equal(pauseAfter(pauses.length + 1), null);
});

test('whatever else is asked, it is not tried again', () => {
  for (const tries of [0, -1, 1000, NaN]) assert.equal(pauseAfter(tries), null);
});
