import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { proxyFor } from '#test/database-proxy';
import { fill, visitOver, type Answer } from '#test/http-visitor';
import { makePlace, startProgram } from '#test/program';
import { openScene } from '#test/scene';

const { db, scene } = await openScene();
const proxy = await proxyFor(db);
const place = await makePlace(proxy.env);
const program = startProgram('src/main.ts', [], place);
await program.hear(/ready at/);
const { administrator } = scene.here.people;
const visitor = visitOver(place.address, administrator.key);
const list = `/as/${administrator.membership}/agencies`;
const add = `${list}/add`;

async function isReady(): Promise<boolean> {
  return (await visitor.get('/readyz')).status === 200;
}

async function waitUntilReady(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!(await isReady())) assert.ok(performance.now() < until, 'not ready again in time');
}

/** Milliseconds an answer took, with the answer. */
async function time(work: Promise<Answer>): Promise<Answer & { readonly took: number }> {
  const begun = performance.now();
  const answer = await work;
  return { ...answer, took: performance.now() - begun };
}

async function agenciesNamed(pattern: string): Promise<string[]> {
  const rows = await db.behind('select name from accounts.agency where name like $1 order by name', [
    pattern,
  ]);
  return rows.map(({ name }) => String(name));
}

test('a database that ends every connection again and again, under load, costs a page here and there and nothing else', async () => {
  const pages = await Promise.all(Array.from({ length: 12 }, async () => visitor.get(add)));
  let isOver = false;
  const ending = (async () => {
    for (; !isOver; await sleep(25))
      await db.behind(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename <> 'throughline_server'`,
        [db.name],
      );
  })();
  const answers = await Promise.all(
    pages.map(async (page, index) => {
      const name = `Ended ${String(index).padStart(2, '0')}`;
      const sent = await visitor.send(fill(page, { name, 'short-name': `E${index}`, type: 'school' }));
      for (let more = 0; more < 4; more += 1)
        assert.ok([200, 503].includes((await visitor.get(more % 2 === 0 ? list : '/readyz')).status));
      return { name, sent };
    }),
  );
  isOver = true;
  await ending;
  await waitUntilReady(10_000);
  const done = answers.filter(({ sent }) => sent.status === 303).map(({ name }) => name);
  for (const { name, sent } of answers.filter(({ name }) => !done.includes(name))) {
    assert.equal(sent.status, 503);
    assert.match(sent.body, new RegExp(name), 'what was typed is on the page');
    assert.equal((await visitor.send(fill(sent, {}))).status, 303, 'and is taken when sent again');
  }
  assert.deepEqual(await agenciesNamed('Ended %'), answers.map(({ name }) => name).toSorted());
});

test('a database that does not answer is given up in time, keeps nobody waiting for long and is used again when it is back', async () => {
  const page = await visitor.get(add);
  proxy.freeze();
  const asked = Promise.all([
    time(visitor.send(fill(page, { name: 'Frozen School', 'short-name': 'Frozen', type: 'school' }))),
    ...Array.from({ length: 40 }, async () => time(visitor.get(list))),
  ]);
  await sleep(300);
  const alive = await time(visitor.get('/healthz'));
  assert.equal(alive.status, 200);
  assert.ok(alive.took < 1_000, `alive after ${alive.took} ms`);
  const ready = await time(visitor.get('/readyz'));
  assert.equal(ready.status, 503);
  assert.ok(ready.took < 4_000, `not ready after ${ready.took} ms`);
  const answers = await asked;
  for (const { status, took } of answers) {
    assert.equal(status, 503);
    assert.ok(took < 10_500, `answered after ${took} ms`);
  }
  proxy.thaw();
  await waitUntilReady(10_000);
  assert.match(answers[0].body, /Frozen School/);
  assert.equal((await visitor.send(fill(answers[0], {}))).status, 303);
  assert.deepEqual(await agenciesNamed('Frozen %'), ['Frozen School']);
});

test('a connection cut in the middle of a commit: the form is asked about and its answer given, once', async () => {
  const page = await visitor.get(add);
  let sending = 0;
  proxy.watch = (text, connection) => {
    if (/^insert into "platform"."submission"/.test(text)) sending = connection;
    if (connection !== sending || text !== 'commit') return 'pass';
    proxy.watch = null;
    setTimeout(proxy.cut, 150);
    return 'mute';
  };
  const sent = await visitor.send(fill(page, { name: 'Cut School', 'short-name': 'Cut', type: 'school' }));
  assert.equal(sent.status, 303);
  assert.ok(sent.to.startsWith(`${list}/`));
  assert.deepEqual(await agenciesNamed('Cut %'), ['Cut School']);
});

test('through all of it the program went on; told to stop, it answers the form that is under way and ends in order', async () => {
  const page = await visitor.get(add);
  const other = new pg.Client(db.config('server'));
  await other.connect();
  await other.query('begin; lock table accounts.agency in exclusive mode');
  const sending = visitor.send(fill(page, { name: 'Last School', 'short-name': 'Last', type: 'school' }));
  await sleep(300);
  program.process.kill('SIGTERM');
  await program.hear(/Stopping/);
  await sleep(200);
  await other.query('commit');
  await other.end();
  assert.equal((await sending).status, 303);
  const { code, said, printed } = await program.ended;
  assert.equal(code, 0, said);
  assert.deepEqual(await agenciesNamed('Last %'), ['Last School']);
  assert.doesNotMatch(said, /unhandled|uncaught/i);
  assert.doesNotMatch(printed, /"status":500|School/);
});
