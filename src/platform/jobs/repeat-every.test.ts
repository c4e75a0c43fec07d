import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatEvery, waitFor } from './repeat-every.ts';

test('work is repeated, never twice at once, a failure and the recovery are said once, and a stop waits for it', async () => {
  const said: string[] = [];
  let times = 0;
  let atOnce = 0;
  let most = 0;
  const repeated = repeatEvery(
    1,
    'Sealing',
    async () => {
      times += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await waitFor(5);
      atOnce -= 1;
      if (times === 2 || times === 3) throw new RangeError('what was typed');
    },
    (sentence) => said.push(sentence),
  );
  while (times < 5) await waitFor(5);
  await repeated.stop();
  const before = times;
  assert.equal(atOnce, 0);
  await waitFor(20);
  assert.equal(times, before);
  assert.equal(most, 1);
  assert.equal(said.length, 2);
  assert.match(said[0] ?? '', /^Sealing: failed \(RangeError at .*\); it is tried again until it works\.$/);
  assert.equal(said[1], 'Sealing: works again.');
});

test('a wait ends when it is over or aborted', async () => {
  const aborted = new AbortController();
  const wait = waitFor(60_000, aborted.signal);
  aborted.abort();
  await wait;
  await waitFor(60_000, aborted.signal);
});
