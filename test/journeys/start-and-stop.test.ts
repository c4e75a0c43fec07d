import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fill, visitOver } from '#test/http-visitor';
import { codeOf, keyOn } from '#test/sign-in';
import { makePlace, startProgram, type Place, type Program } from '#test/program';

// One installation with the embedded database, through the life that an operator may give it.

const place = await makePlace();
const home = join(place.folder, 'home');
const temporary = join(place.folder, 'tmp');
for (const folder of [home, temporary]) await mkdir(folder);
// The embedded database may run as another user than root, who must be let through.
for (const folder of [place.folder, temporary]) await chmod(folder, 0o755);
const own: Place = { ...place, env: { ...place.env, HOME: home, TMPDIR: temporary } };
const clone = fileURLToPath(new URL('../../', import.meta.url));
const before = await readdir(clone);
const cluster = join(place.folder, 'data', 'postgres', '18');
let program!: Program;
let acting = '';
const visitor = visitOver(place.address);

const start = (more: Record<string, string> = {}): Program =>
  startProgram('src/main.ts', [], { ...own, env: { ...own.env, ...more } });

/** The number of the server's process, or null when the server ended in order. */
async function findServer(): Promise<number | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

/** Fails when a server or anything of one is left. */
async function assertNothingLeft(): Promise<void> {
  assert.equal(await findServer(), null, 'the database server has ended in order');
  assert.deepEqual(await readdir(temporary), [], 'nothing is left in the temporary folder');
}

test('told to stop in the middle of its first start, it ends in order and leaves no server behind', async () => {
  const first = start();
  await first.hear(/Creating the database/);
  first.process.kill('SIGTERM');
  const { code, said } = await first.ended;
  assert.equal(code, 0, said);
  assert.match(said, /Stopping \(SIGTERM\)\.[\s\S]*Stopped\.\n$/);
  assert.doesNotMatch(said, /ready at/);
  await assertNothingLeft();
});

test('where another program has the port, it says so in a sentence, ends and leaves no server behind', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(Number(own.env['PORT']), '127.0.0.1', resolve));
  const { code, said } = await start().ended;
  other.close();
  assert.equal(code, 1);
  assert.match(said, /\nThe port is taken by another program\. .*\n$/);
  await assertNothingLeft();
});

test('the same folder is then used, and the administrator whom the link makes is signed in', async () => {
  program = start();
  const said = await program.hear(/\/link\/[0-9a-f]{64}\n/);
  const link = /\/link\/[0-9a-f]{64}/.exec(said)?.[0] ?? '';
  const typed = {
    partnership: 'Northshire Safeguarding Children Partnership',
    'short-name': 'Northshire SCP',
    name: 'Ada Field',
    email: 'ada.field@example.org',
    password: 'otter lantern gravel',
    again: 'otter lantern gravel',
  };
  const made = await visitor.send(fill(await visitor.get(link), typed));
  assert.equal(made.status, 303);
  await visitor.send(fill(await visitor.get(made.to), typed));
  const setUp = await visitor.get('/second-factor/set-up');
  await visitor.send(fill(setUp, { code: codeOf(keyOn(setUp)) }));
  acting = (await visitor.get('/')).to;
  assert.match(acting, /^\/as\/[0-9a-f-]{36}/);
});

test('a second start on the same data ends with a sentence, and the first goes on', async () => {
  const { code, said } = await start({ PORT: '1' }).ended;
  assert.equal(code, 1);
  assert.match(said, /\nAnother Throughline \(process \d+\) is using the data folder .*\n$/);
  assert.equal((await visitor.get('/readyz')).status, 200);
});

test('killed outright and started again, it knows who is signed in and takes the form that was open', async () => {
  const page = await visitor.get(`${acting}/agencies/add`);
  program.process.kill('SIGKILL');
  await program.ended;
  assert.notEqual(await findServer(), null, 'the server that a kill leaves is taken over by the next start');
  program = start();
  await program.hear(/ready at/);
  assert.equal(
    (await visitor.send(fill(page, { name: 'After The Kill', 'short-name': 'Kill', type: 'school' }))).status,
    303,
  );
});

test('its database stopped at once, it starts that again within ten seconds, and a form sent meanwhile is kept', async () => {
  const page = await visitor.get(`${acting}/agencies/add`);
  process.kill((await findServer()) ?? Number.NaN, 'SIGQUIT');
  const until = performance.now() + 10_000;
  let sent = await visitor.send(
    fill(page, { name: 'During The Crash', 'short-name': 'Crash', type: 'school' }),
  );
  while (sent.status === 503) {
    assert.match(sent.body, /During The Crash/);
    assert.ok(performance.now() < until, 'back within ten seconds');
    sent = await visitor.send(fill(sent, {}));
  }
  assert.equal(sent.status, 303);
  const { body } = await visitor.get(`${acting}/agencies`);
  for (const name of ['After The Kill', 'During The Crash'])
    assert.equal(body.split(`>${name}<`).length, 2, `${name} is there once`);
});

test('told a second time by somebody who will not wait for a form that never ends, it ends at once and its server after it', async () => {
  const slow = createConnection(Number(own.env['PORT']), '127.0.0.1');
  slow.on('error', () => undefined);
  slow.write('POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nab');
  await sleep(100);
  program.process.kill('SIGTERM');
  await sleep(1_200);
  const begun = performance.now();
  program.process.kill('SIGINT');
  assert.equal((await program.ended).code, 1);
  assert.ok(performance.now() - begun < 1_000);
  while ((await findServer()) !== null) await sleep(50);
  await assertNothingLeft();
  program = start();
  await program.hear(/ready at/);
});

test('told to stop, it ends in order and has written nowhere but where it may', async () => {
  program.process.kill('SIGTERM');
  // What passes a signal on repeats it: that is the same wish.
  setTimeout(() => program.process.kill('SIGTERM'), 5);
  const { code, said } = await program.ended;
  assert.equal(code, 0, said);
  await assertNothingLeft();
  assert.deepEqual(await readdir(home), []);
  assert.deepEqual((await readdir(place.folder)).toSorted(), ['data', 'home', 'keys', 'tmp']);
  assert.deepEqual(
    (await readdir(clone)).filter((name) => name !== '.cache' && !before.includes(name)),
    [],
  );
});
