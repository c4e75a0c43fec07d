import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { proxyFor, type Fate } from '#test/database-proxy';
import { fill, visitOver } from '#test/http-visitor';
import { makePlace, runCommand, startProgram, type Program } from '#test/program';
import { openScene } from '#test/scene';

const { db, scene } = await openScene();
const proxy = await proxyFor(db);
const place = await makePlace(proxy.env);
const { coordinator, administrator } = scene.here.people;
const file = fileURLToPath(new URL('../../demo/published/leicester-2019-familial.json', import.meta.url));

let program = await start();

async function start(): Promise<Program> {
  proxy.watch = null;
  const started = startProgram('src/main.ts', [], place);
  await started.hear(/ready at/);
  return started;
}

/**
 * Kills the program with `kill -9` at the first statement like that of the import; what becomes of the statement is
 * `fate`: it never comes to the database, or its answer never comes back.
 */
function killAt(statement: RegExp, fate: Fate): void {
  let importing = 0;
  proxy.watch = (text, connection) => {
    if (text.startsWith('insert into "findings"')) importing = connection;
    if (connection !== importing || !statement.test(text)) return 'pass';
    setTimeout(() => program.process.kill('SIGKILL'), fate === 'mute' ? 150 : 0);
    return fate;
  };
}

async function countImported(): Promise<Record<string, unknown>> {
  const [row] = await db.behind(
    `select count(*)::int as audits,
       (select count(*)::int from findings.finding f where f.audit_id in (select id from audits.audit where short_name = 'leicester-2019-familial')) as findings,
       (select count(*)::int from platform.submission) as submissions,
       (select count(*)::int from audit_log.event where event = 'audit.imported' and outcome = 'done') as events
     from audits.audit where short_name = 'leicester-2019-familial'`,
  );
  return row ?? {};
}

test('killed in the middle of bringing an audit in, nothing of it is there; killed after the commit, all of it, once', async () => {
  const visitor = visitOver(place.address, coordinator.key);
  const m = coordinator.membership;
  const form = await visitor.get(`/as/${m}/audits/import`);
  const preview = await visitor.send(fill(form, { text: await readFile(file, 'utf8') }));
  assert.equal(preview.status, 200);
  const confirm = fill(preview, {}, `/as/${m}/audits/import/confirm`);
  const before = await countImported();
  assert.equal(before['audits'], 0);

  for (const [statement, fate] of [
    [/^commit$/, 'drop'],
    [/^commit$/, 'mute'],
  ] as const) {
    killAt(statement, fate);
    await assert.rejects(visitor.send(confirm), TypeError);
    assert.equal((await program.ended).signal, 'SIGKILL');
    program = await start();
    if (fate === 'drop')
      assert.deepEqual(await countImported(), before, `nothing stays, killed at ${statement}`);
  }

  const once = await countImported();
  assert.deepEqual([once['audits'], once['events']], [1, 1]);
  // The person never saw an answer, and sends the same form again: session and form hold after the restart.
  const again = await visitor.send(confirm);
  assert.equal(again.status, 303, again.body);
  assert.match(again.to, new RegExp(`^/as/${m}/audits/[0-9a-f-]+\\?imported=added$`));
  assert.deepEqual(await countImported(), once);
});

test('an import by the command line that is killed leaves nothing; repeated, it is whole', async () => {
  const other = join(fileURLToPath(new URL('../../demo/published/', import.meta.url)), 'llr-2025-csa.json');
  const words = ['import-audit', other, '--partnership', 'Here'];
  const killed = startProgram('src/cli.ts', words, place);
  let statements = 0;
  proxy.watch = (text) => {
    if (!text.startsWith('insert into "findings"') || ++statements < 3) return 'pass';
    killed.process.kill('SIGKILL');
    return 'drop';
  };
  assert.equal((await killed.ended).signal, 'SIGKILL');
  proxy.watch = null;
  const count = `select count(*)::int as n from audits.audit where short_name = 'llr-2025-csa'`;
  assert.deepEqual(await db.behind(count), [{ n: 0 }]);
  const repeated = await runCommand(words, place);
  assert.equal(repeated.code, 0, repeated.said);
  assert.match(repeated.printed, /was added/);
  assert.deepEqual(await db.behind(count), [{ n: 1 }]);
});

test('twenty of the same form at once are one effect', async () => {
  const visitor = visitOver(place.address, administrator.key);
  const page = await visitor.get(`/as/${administrator.membership}/agencies/add`);
  const filled = fill(page, { name: 'Northshire College', 'short-name': 'College', type: 'college' });
  // The first waits for this lock, so that the others are truly there while it is at work.
  const other = new pg.Client(db.config('server'));
  await other.connect();
  await other.query('begin; lock table accounts.agency in exclusive mode');
  const sending = Array.from({ length: 20 }, async () => visitor.send(filled));
  await sleep(400);
  await other.query('commit');
  await other.end();
  const answers = await Promise.all(sending);
  const made = await db.behind(`select id from accounts.agency where name = 'Northshire College'`);
  assert.deepEqual(
    answers.map(({ status, to }) => `${status} ${to}`),
    answers.map(() => `303 /as/${administrator.membership}/agencies/${String(made[0]?.['id'])}`),
  );
  assert.equal(made.length, 1);
  program.process.kill('SIGTERM');
  assert.equal((await program.ended).code, 0);
});
