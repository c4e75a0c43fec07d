import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase, type TestDatabase } from '#test/database';
import { enqueue, startJobs, type Task, type TaskList } from './index.ts';

const atEnd: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end();
});

const nobody = { kind: 'nobody' } as const;
const nothing: Task = async () => undefined;

async function start(made: TestDatabase, tasks: TaskList, cron: { task: string; at: string }[] = []) {
  const said: string[] = [];
  const jobs = await startJobs({
    worker: made.config('worker'),
    tasks,
    cron,
    say: (sentence) => said.push(sentence),
  });
  atEnd.push(jobs.stop);
  return { said, stop: jobs.stop };
}

async function ask(made: TestDatabase, task: string, payload = {}, key?: string): Promise<void> {
  await made.database.transact(nobody, 'write', async (tx) => await enqueue(tx, task, payload, key));
}

async function waitUntil(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const begun = performance.now(); !(await isSo());) {
    if (performance.now() - begun > 15_000) assert.fail(`In 15 seconds it never came to be that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const queue = async (made: TestDatabase) =>
  await made.behind(
    `select task_identifier as task, attempts, last_error from graphile_worker.jobs order by id`,
  );
const isEmpty = async (made: TestDatabase) => (await queue(made)).length === 0;

test('a job whose transaction is undone never runs; one that is kept runs once among two workers', async () => {
  const made = await freshDatabase();
  const done: unknown[] = [];
  const tasks: TaskList = {
    note: async (payload) => {
      done.push(payload);
    },
  };
  await start(made, tasks);
  await start(made, tasks);
  const undone = made.database.transact(nobody, 'write', async (tx) => {
    await enqueue(tx, 'note', { report: 'never' });
    throw new Error('the work went wrong');
  });
  await assert.rejects(undone, /went wrong/);
  const ids = Array.from({ length: 20 }, () => randomUUID());
  for (const report of ids) await ask(made, 'note', { report });
  await waitUntil(() => isEmpty(made), 'the queue was empty');
  assert.deepEqual(
    done.map((payload) => JSON.stringify(payload)).toSorted(),
    ids.map((report) => JSON.stringify({ report })).toSorted(),
  );
});

test('a job waits for its transaction, and one with the same key takes its place', async () => {
  const made = await freshDatabase();
  await ask(made, 'note', { report: 'first' }, 'report 1');
  await ask(made, 'note', { report: 'second' }, 'report 1');
  const done: unknown[] = [];
  await start(made, {
    note: async (payload) => {
      done.push(payload);
    },
  });
  await waitUntil(() => isEmpty(made), 'the queue was empty');
  assert.deepEqual(done, [{ report: 'second' }]);
});

test('a job that always fails is parked after three tries, others go on, and no word of what it held is told', async () => {
  const made = await freshDatabase();
  const done: unknown[] = [];
  const tries: boolean[] = [];
  const { said } = await start(made, {
    poison: async (_payload, { isLastAttempt }) => {
      tries.push(isLastAttempt);
      throw Object.assign(new Error('Ada Lovelace, born 2011'), { code: '22P02' });
    },
    note: async () => {
      done.push('note');
    },
  });
  await ask(made, 'poison', { report: 'secret' });
  await ask(made, 'note');
  for (const tried of [1, 2]) {
    await waitUntil(() => said.length === tried, `it was tried ${tried} times`);
    await waitUntil(async () => (await queue(made))[0]?.['last_error'] !== null, 'the failure was kept');
    await made.behind(`update graphile_worker._private_jobs set run_at = now()`);
  }
  await waitUntil(() => tries.length === 3, 'it was tried three times');
  await waitUntil(() => said.some((sentence) => /parked/.test(sentence)), 'it was said to be parked');
  await ask(made, 'note');
  await waitUntil(() => done.length === 2, 'the others were done');
  assert.deepEqual(tries, [false, false, true]);
  const [parked] = await queue(made);
  assert.equal(parked?.['attempts'], 3);
  assert.match(String(parked?.['last_error']), /^Error 22P02 at start-jobs\.test\.ts:\d+$/);
  assert.match(
    said[0] ?? '',
    /^Job \d+ \(poison\) failed at try 1 of 3: Error 22P02 at start-jobs\.test\.ts:\d+\.$/,
  );
  assert.doesNotMatch(said.join(), /Ada|Lovelace|2011|secret/);
});

test('the server may ask for a job by its own name only: it cannot add to, read or change the queue', async () => {
  const made = await freshDatabase();
  const attempts = [
    `select graphile_worker.add_job('note')`,
    `select * from graphile_worker.jobs`,
    `select * from graphile_worker._private_jobs`,
    `delete from graphile_worker._private_jobs`,
  ];
  for (const attempt of attempts) {
    const work = made.database.transact(nobody, 'write', async (tx) => await sql.raw(attempt).execute(tx));
    await assert.rejects(work, { code: '42501' }, attempt);
  }
  await ask(made, 'note');
  assert.equal((await queue(made)).length, 1);
  await assert.rejects(ask(made, 'note', { report: 'x'.repeat(4_000) }), /ids, not content/);
});

test('a job whose worker was killed is taken up by another', async () => {
  const made = await freshDatabase();
  await ask(made, 'note');
  await ask(made, 'note');
  await made.behind(
    `update graphile_worker._private_jobs set locked_by = 'dead', attempts = 1, locked_at = now() - interval '7 minutes'
     where id = (select min(id) from graphile_worker._private_jobs)`,
  );
  await made.behind(
    `update graphile_worker._private_jobs set locked_by = 'living', locked_at = now() - interval '4 minutes'
     where locked_by is null`,
  );
  let done = 0;
  await start(made, {
    note: async () => {
      done += 1;
    },
  });
  await waitUntil(() => done === 1, 'the abandoned job was done');
  await waitUntil(async () => (await queue(made)).length === 1, 'only the job in hand elsewhere was left');
});

test('what falls due by the clock is asked for at the start, once however many start', async () => {
  const made = await freshDatabase();
  const clock = [{ task: 'tidy', at: '0 4 1 1 *' }];
  const idle = { other: nothing, tidy: nothing };
  await assert.rejects(start(made, { other: nothing }, clock), RangeError);
  await assert.rejects(start(made, idle, [{ task: 'tidy', at: 'at noon' }]), RangeError);
  // Three servers that start while the queue stands still.
  await made.behind(`alter table graphile_worker._private_jobs add column hold int`);
  await made.behind(
    `create function graphile_worker.hold() returns trigger language plpgsql as
     'begin new.run_at := now() + interval ''2 s''; return new; end'`,
  );
  await made.behind(
    `create trigger hold before insert or update on graphile_worker._private_jobs
     for each row when (new.locked_by is null) execute function graphile_worker.hold()`,
  );
  let tidied = 0;
  const tasks: TaskList = {
    tidy: async () => {
      tidied += 1;
    },
  };
  for (const _ of [1, 2, 3]) await start(made, tasks, clock);
  await waitUntil(async () => tidied > 0 && (await isEmpty(made)), 'it was done');
  assert.equal(tidied, 1);
  const known = await made.behind(`select identifier from graphile_worker._private_known_crontabs`);
  assert.deepEqual(known, [{ identifier: 'tidy' }]);
});

test('the queue goes on when the database has ended every connection', async () => {
  const made = await freshDatabase();
  let done = 0;
  let isRunning = false;
  const { said } = await start(made, {
    note: async () => {
      isRunning = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
      done += 1;
    },
  });
  await ask(made, 'note');
  await waitUntil(() => isRunning, 'a job was in hand');
  await made.behind(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'throughline_worker'`,
    [made.name],
  );
  await ask(made, 'note');
  await waitUntil(() => isEmpty(made), 'the queue was empty');
  // Both were done. Whether the one in hand is done again depends on whether its end could still be written down.
  assert.ok(done === 2 || done === 3, `${done} times`);
  assert.match(said[0] ?? '', /^The job queue has lost the database \(error 57P01\b/);
  assert.equal(said.at(-1), 'The job queue has the database again.');
});

test('a stop lets work under way finish', async () => {
  const made = await freshDatabase();
  let steps = '';
  const { stop } = await start(made, {
    slow: async () => {
      steps += 'begun ';
      await new Promise((resolve) => setTimeout(resolve, 700));
      steps += 'finished';
    },
  });
  await ask(made, 'slow');
  await waitUntil(() => steps !== '', 'the work had begun');
  await stop();
  assert.equal(steps, 'begun finished');
  assert.equal(await isEmpty(made), true);
});

test('a stop cuts off work that does not end, within five seconds, and the job goes back into the queue', async () => {
  const made = await freshDatabase();
  let told = false;
  let begun = false;
  const { stop } = await start(made, {
    endless: async (_payload, { signal }) => {
      begun = true;
      signal.addEventListener('abort', () => (told = true));
      await new Promise(() => undefined);
    },
  });
  await ask(made, 'endless');
  await waitUntil(() => begun, 'the work had begun');
  const from = performance.now();
  await stop();
  assert.ok(performance.now() - from < 5_000);
  assert.equal(told, true);
  const [job] = await made.behind(`select locked_by, attempts from graphile_worker.jobs`);
  assert.deepEqual(job, { locked_by: null, attempts: 1 });
});

test('jobs may be started while the database is away, and are stopped just the same', async () => {
  const said: string[] = [];
  const { stop } = await startJobs({
    worker: { host: '/nowhere', user: 'throughline_worker', database: 'none' },
    tasks: { nothing },
    cron: [],
    say: (sentence) => said.push(sentence),
  });
  await stop();
  assert.match(
    said[0] ?? '',
    /^The job queue has lost the database \(Error ENOENT\b.*\); it is tried until it is back\.$/,
  );
});

test('a queue that cannot be reached at first is worked as soon as it can', async () => {
  const made = await freshDatabase();
  await ask(made, 'note');
  await made.behind(`revoke connect on database ${made.name} from public`);
  const { said } = await start(made, { note: nothing });
  assert.match(said.join(), /has lost the database \(error 42501/);
  await made.behind(`grant connect on database ${made.name} to public`);
  await waitUntil(() => isEmpty(made), 'the queue was empty');
});
