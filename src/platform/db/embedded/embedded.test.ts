import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { attachEmbedded, DataInUse, EmbeddedDatabaseError, startEmbedded } from './index.ts';
import type { EmbeddedServer, LoginRole } from './index.ts';
import { readPostmaster } from './postmaster.ts';
import { startElsewhere } from './start-elsewhere.ts';

// The folder made here may be entered by nobody else: for root that means, not by the user as whom PostgreSQL runs.
const folder = await mkdtemp(join(tmpdir(), 'embedded-'));
const dataFolder = join(folder, 'data');
const cluster = join(dataFolder, 'postgres', '18');
const said: string[] = [];
const say = (sentence: string): void => void said.push(sentence);
after(() => rm(folder, { recursive: true, force: true }));

async function ask<Row extends pg.QueryResultRow>(
  server: EmbeddedServer,
  sql: string,
  role: LoginRole = 'server',
  database?: string,
): Promise<Row[]> {
  const client = new pg.Client(server.url(role, database));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function countSheets(server: EmbeddedServer): Promise<number> {
  const rows = await ask<{ n: number }>(server, 'select count(*)::int as n from sheet', 'owner');
  return rows[0]?.n ?? -1;
}

async function postmasterOf(place: string): Promise<number> {
  const found = await readPostmaster(place);
  assert.ok(found);
  return found.pid;
}

async function isGone(pid: number): Promise<boolean> {
  return readFile(`/proc/${pid}/stat`, 'utf8').then(
    (text) => / Z /.test(text),
    () => true,
  );
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return;
    await sleep(20);
  }
  assert.fail('it did not come about within ten seconds');
}

test('a fresh folder becomes a database that only this machine reaches, with logins that may do no more than they need', async () => {
  const server = await startEmbedded({ dataFolder, say });
  try {
    assert.equal(server.attached, false);
    assert.match(server.version, /^18\.\d+$/);
    assert.deepEqual(said, [`Creating the database in ${join(dataFolder, 'postgres')}.`]);
    const roles = await ask(
      server,
      `select rolname::text, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolinherit or rolreplication as more,
              rolcanlogin, exists (select from pg_auth_members where member = r.oid) as member
         from pg_roles r where rolname like 'throughline%' and rolname <> 'throughline_server' order by rolname`,
    );
    const plain = { more: false, rolcanlogin: true, member: false };
    assert.deepEqual(
      roles,
      ['app', 'log_reader', 'owner', 'worker'].map((name) => ({ rolname: `throughline_${name}`, ...plain })),
    );
    const [settings] = await ask(
      server,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
              current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
              (select datlocale from pg_database where datname = 'throughline') as locale,
              (select rolname::text from pg_database d join pg_roles r on r.oid = datdba where datname = 'throughline') as owner`,
    );
    assert.deepEqual(settings, {
      fsync: 'on',
      checksums: 'on',
      addresses: '',
      encoding: 'UTF8',
      locale: 'C.UTF-8',
      owner: 'throughline_owner',
    });
    for (const role of ['owner', 'app', 'worker', 'log_reader'] as const) {
      assert.deepEqual(await ask(server, 'select current_user::text as me', role), [
        { me: `throughline_${role}` },
      ]);
    }
    await assert.rejects(ask(server, 'select 1', 'app', 'postgres'), /permission denied for database/);
    await assert.rejects(ask(server, 'create table note (id int)', 'app'), /permission denied/);
    const wrong = new pg.Client({ ...server.url('app'), password: 'wrong' });
    await assert.rejects(wrong.connect(), /password authentication failed/);
    const modes = [cluster, String(server.url('app').host), join(dataFolder, 'postgres', 'passwords.json')];
    const found = await Promise.all(modes.map(async (path) => ((await stat(path)).mode & 0o777).toString(8)));
    assert.deepEqual(found, ['700', '700', '600']);
  } finally {
    await server.stop();
  }
});

test('a stop leaves nothing behind, and what was committed is there after the next start', async () => {
  const first = await startEmbedded({ dataFolder, say });
  const pid = await postmasterOf(cluster);
  const runtime = dirname(String(first.url('app').host));
  await ask(first, 'create table sheet (id int primary key, words text)', 'owner');
  await ask(first, 'insert into sheet select n, null from generate_series(1, 50) n', 'owner');
  await first.stop();
  await assert.rejects(stat(runtime), { code: 'ENOENT' });
  assert.equal(await isGone(pid), true);
  const begun = performance.now();
  const second = await startEmbedded({ dataFolder, say });
  const took = performance.now() - begun;
  try {
    assert.equal(await countSheets(second), 50);
    assert.ok(took < 5_000, `a start with everything in place took ${Math.round(took)} ms`);
  } finally {
    await second.stop();
  }
});

test('the log tells of starts and stops and never quotes what was in a statement', async () => {
  const server = await startEmbedded({ dataFolder, say });
  await assert.rejects(ask(server, `select 'Quillfeather'::int`, 'owner'));
  await assert.rejects(ask(server, `insert into sheet values (1, 'Quillfeather')`, 'owner'));
  await assert.rejects(ask(server, `slect 'Quillfeather'`, 'owner'));
  await server.stop();
  const log = await readFile(join(dataFolder, 'postgres', 'log', 'postgres.log'), 'utf8');
  assert.match(log, /database system is ready/);
  assert.match(log, /database system is shut down/);
  assert.doesNotMatch(log, /Quillfeather|sheet/);
});

test('after kill -9 of Throughline its server lives on, and the next start takes it over and stops it in the end', async () => {
  const child = await startElsewhere(dataFolder);
  const pid = await postmasterOf(cluster);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const server = await startEmbedded({ dataFolder, say });
  try {
    assert.equal(server.attached, true);
    assert.equal(await postmasterOf(cluster), pid);
    assert.equal(await countSheets(server), 50);
  } finally {
    await server.stop();
  }
  assert.equal(await isGone(pid), true);
});

test('after kill -9 of everything no row is lost whose commit was answered', async () => {
  const child = await startElsewhere(dataFolder);
  const server = await attachEmbedded({ dataFolder });
  assert.ok(server);
  const writer = new pg.Client(server.url('owner'));
  writer.on('error', () => undefined);
  await writer.connect();
  let answered = 50;
  const writing = assert.rejects(async () => {
    for (;;) {
      await writer.query('insert into sheet values ($1, $2)', [answered + 1, 'x'.repeat(500)]);
      answered += 1;
    }
  });
  await sleep(400);
  child.kill('SIGKILL');
  for (const name of await readdir('/proc')) {
    const place = await stat(`/proc/${name}/cwd`).catch(() => null);
    if (/^\d+$/.test(name) && place?.ino === (await stat(cluster)).ino) process.kill(Number(name), 'SIGKILL');
  }
  await writing;
  assert.ok(answered > 60, `only ${answered - 50} rows were written`);
  const again = await startEmbedded({ dataFolder, say });
  try {
    assert.equal(again.attached, false);
    const found = await countSheets(again);
    assert.ok(found === answered || found === answered + 1, `${answered} answered, ${found} found`);
  } finally {
    await again.stop();
  }
});

test('a second Throughline is refused in one sentence while the command line may join', async () => {
  assert.equal(await attachEmbedded({ dataFolder }), null);
  const server = await startEmbedded({ dataFolder, say });
  try {
    await assert.rejects(startEmbedded({ dataFolder, say }), (error) => {
      assert.ok(error instanceof DataInUse);
      assert.equal(
        error.message,
        `Another Throughline (process ${process.pid}) is using the data folder ${dataFolder}; stop it, or set THROUGHLINE_DATA to another folder.`,
      );
      return true;
    });
    const joined = await attachEmbedded({ dataFolder });
    assert.ok(joined);
    assert.ok((await countSheets(joined)) > 50);
    await joined.stop();
    assert.ok((await countSheets(server)) > 50);
  } finally {
    await server.stop();
  }
});

test('of two that start on an empty folder at once, one serves and the other is refused', async () => {
  const empty = join(folder, 'empty');
  const outcomes = await Promise.allSettled([1, 2].map(() => startEmbedded({ dataFolder: empty, say })));
  const servers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const errors = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  await Promise.all(servers.map((server) => server.stop()));
  assert.equal(servers.length, 1);
  assert.ok(errors[0] instanceof DataInUse, String(errors[0]));
  assert.deepEqual((await readdir(join(empty, 'postgres'))).sort(), ['18', 'log', 'passwords.json']);
});

test('a server that dies is started again where it was; one that dies again at once is given up', async () => {
  const { promise: gaveUp, resolve: giveUp } = Promise.withResolvers<Error>();
  const server = await startEmbedded({ dataFolder, say, onExit: giveUp });
  const pid = await postmasterOf(cluster);
  process.kill(pid, 'SIGKILL');
  await until(() =>
    countSheets(server).then(
      (n) => n > 50,
      () => false,
    ),
  );
  const second = await postmasterOf(cluster);
  assert.notEqual(second, pid);
  await until(() =>
    Promise.resolve(said.at(-1) === 'The database ended unexpectedly and was started again.'),
  );
  process.kill(second, 'SIGQUIT');
  assert.match((await gaveUp).message, /^The database ended again soon after/);
  await server.stop();
});

test('losing every connection, the claim among them, does not lose the claim for long', async () => {
  const server = await startEmbedded({ dataFolder, say });
  try {
    const held = `select pid from pg_locks where locktype = 'advisory' and granted`;
    const [before] = await ask<{ pid: number }>(server, held);
    await ask(server, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
    await until(async () => {
      const [now] = await ask<{ pid: number }>(server, held);
      return now !== undefined && now.pid !== before?.pid;
    });
    await assert.rejects(startEmbedded({ dataFolder, say }), DataInUse);
  } finally {
    await server.stop();
  }
});

test('a process number that now belongs to something else does not pass for a running server', async () => {
  const { uid, gid } = await stat(cluster);
  const stranger = spawn('sleep', ['60'], { uid, gid });
  try {
    const lines = [stranger.pid, '.', 1_700_000_000, 5432, join(folder, 'none'), '', '1 1', 'ready   ', ''];
    const left = join(cluster, 'postmaster.pid');
    await writeFile(left, lines.join('\n'), { mode: 0o600 });
    await chown(left, uid, gid);
    const server = await startEmbedded({ dataFolder, say });
    assert.equal(server.attached, false);
    await server.stop();
    assert.equal(stranger.exitCode, null);
  } finally {
    stranger.kill();
  }
});

test('a start may put settings of its own in the place of ours, for itself only', async () => {
  const fsyncs: unknown[] = [];
  for (const options of [{ settings: ['fsync=off'] }, {}]) {
    const server = await startEmbedded({ dataFolder, say, ...options });
    fsyncs.push(...(await ask(server, `select current_setting('fsync') as fsync`)));
    await server.stop();
  }
  assert.deepEqual(fsyncs, [{ fsync: 'off' }, { fsync: 'on' }]);
});

test('files put back by whoever starts the server are taken as they are', async () => {
  const files = await readdir(cluster, { recursive: true, withFileTypes: true });
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  for (const file of files) await chown(join(file.parentPath, file.name), uid, gid);
  await chown(cluster, uid, gid);
  const server = await startEmbedded({ dataFolder, say });
  assert.ok((await countSheets(server)) > 50);
  await server.stop();
});

test('what stands in the way is said in plain words', async () => {
  const refusal = async (place: string): Promise<string> => {
    const error = await startEmbedded({ dataFolder: place, say }).then(
      () => assert.fail('it started'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof EmbeddedDatabaseError, String(error));
    return error.message.replaceAll(folder, '');
  };
  await writeFile(join(folder, 'file'), '');
  assert.equal(
    await refusal(join(folder, 'file')),
    '/file is a file, or lies below one, where a folder is needed.',
  );
  await assert.rejects(attachEmbedded({ dataFolder: join(folder, 'file') }), EmbeddedDatabaseError);
  await mkdir(join(folder, 'old', 'postgres', '17'), { recursive: true });
  assert.match(
    await refusal(join(folder, 'old')),
    /^\/old\/postgres holds a PostgreSQL 17 database and this version/,
  );
  const passwords = join(dataFolder, 'postgres', 'passwords.json');
  await rename(passwords, `${passwords}.kept`);
  assert.match(await refusal(dataFolder), /passwords\.json is missing, without which/);
  await writeFile(passwords, '{}');
  assert.match(await refusal(dataFolder), /passwords\.json is damaged\./);
  const others = (await readFile(`${passwords}.kept`, 'utf8')).replace(/[0-9a-f]{48}/g, 'f'.repeat(48));
  await writeFile(passwords, others);
  assert.match(await refusal(dataFolder), /passwords\.json are not those of the database\./);
  await rename(`${passwords}.kept`, passwords);
  await (await startEmbedded({ dataFolder, say })).stop();
});
