import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneAtATime } from './one-at-a-time.ts';

const never = new AbortController().signal;

test('what is asked for while it is under way is done once more, never twice at once', async () => {
  const turns: PromiseWithResolvers<void>[] = [];
  const work = oneAtATime(async () => {
    const turn = Promise.withResolvers<void>();
    turns.push(turn);
    await turn.promise;
  });
  const first = work(never);
  await Promise.all([work(never), work(never), work(never)]);
  assert.equal(turns.length, 1);
  turns[0]?.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(turns.length, 2);
  turns[1]?.resolve();
  await first;
  assert.equal(turns.length, 2);
});

test('work that fails can be asked for again', async () => {
  let tries = 0;
  const work = oneAtATime(async () => {
    tries += 1;
    if (tries === 1) return Promise.reject(new Error('no'));
    return Promise.resolve();
  });
  await assert.rejects(work(never), /no/);
  await work(never);
  assert.equal(tries, 2);
});

test('it does not begin once it is asked to stop', async () => {
  let times = 0;
  const work = oneAtATime(async () => {
    times += 1;
    await Promise.resolve();
  });
  await work(AbortSignal.abort());
  assert.equal(times, 0);
});
