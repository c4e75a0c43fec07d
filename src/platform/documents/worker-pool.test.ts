import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentProblem, type ProblemKind } from './problem.ts';
import { makePool } from './worker-pool.ts';

/** A thread that does what its task says, for the cases that a real renderer shows too seldom. */
const source = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (task) => {
    if (task === 'crash') process.exit(3);
    if (task === 'throw') throw new Error('lost');
    if (task === 'stick') for (;;);
    if (task === 'refuse') return parentPort.postMessage({ problem: { kind: 'not-valid', message: 'No.' } });
    setTimeout(() => parentPort.postMessage({ result: threadId + ' ' + task }), task === 'slow' ? 60 : 0);
  });
`;
const address = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const settings = { size: 2, timeout: 5_000, waiting: 3 };

function isProblem(kind: ProblemKind) {
  return (error: unknown) => error instanceof DocumentProblem && error.kind === kind;
}

test('Tasks run on at most two threads, which are used again', async () => {
  const pool = makePool<string, string>(address, settings);
  const threads = new Set<string>();
  for (let turn = 0; turn < 3; turn += 1) {
    const answers = await Promise.all([pool.run('a'), pool.run('b'), pool.run('c')]);
    for (const answer of answers) threads.add(answer.split(' ')[0] ?? '');
    assert.deepEqual(
      answers.map((answer) => answer.split(' ')[1]),
      ['a', 'b', 'c'],
    );
  }
  assert.ok(threads.size <= 2);
  await pool.close();
});

test('A thread that crashes or throws fails its own task only, and is replaced', async () => {
  const pool = makePool<string, string>(address, { ...settings, size: 1 });
  for (const task of ['crash', 'throw', 'crash']) await assert.rejects(pool.run(task), isProblem('failed'));
  assert.match(await pool.run('well'), /well/);
  await pool.close();
});

test('A stuck thread is given up after its time, and the next task is done by another', async () => {
  const pool = makePool<string, string>(address, { ...settings, size: 1 });
  const stuck = assert.rejects(pool.run('stick', 80), isProblem('too-slow'));
  const next = pool.run('next');
  await stuck;
  assert.match(await next, /next/);
  await pool.close();
});

test('What a thread refuses comes back in its own words', async () => {
  const pool = makePool<string, string>(address, settings);
  await assert.rejects(
    pool.run('refuse'),
    (error) => isProblem('not-valid')(error) && (error as Error).message === 'No.',
  );
  await pool.close();
});

test('More tasks than may wait are refused at once', async () => {
  const pool = makePool<string, string>(address, settings);
  const taken = Array.from({ length: 5 }, () => pool.run('slow'));
  await assert.rejects(pool.run('slow'), isProblem('too-slow'));
  assert.equal((await Promise.all(taken)).length, 5);
  await pool.close();
});

test('Closing refuses what waits and runs, and everything after', async () => {
  const pool = makePool<string, string>(address, { ...settings, size: 1 });
  const ends = [pool.run('slow'), pool.run('slow')].map((task) => assert.rejects(task, isProblem('closed')));
  await pool.close();
  await Promise.all(ends);
  await assert.rejects(pool.run('late'), isProblem('closed'));
});
