import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';
import pg from 'pg';
import { listMigrations, migrate, openDatabase, type Database } from '#platform/db';
import { DataInUse, startEmbedded, type EmbeddedServer } from '../../src/platform/db/embedded/index.ts';

/** A database of a test's own, cloned from a migrated template on a real PostgreSQL that all tests share. */
export type TestDatabase = {
  readonly database: Database;
  readonly name: string;
  readonly config: (role: 'owner' | 'app' | 'worker' | 'log_reader' | 'server') => pg.ClientConfig;
  /** Runs SQL as the server's superuser, past every policy: to set a scene or to look behind the curtain. */
  readonly behind: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /** Ends every connection: nothing more is asked of it here, and it can be copied. */
  readonly rest: () => Promise<void>;
  readonly close: () => Promise<void>;
};

let server: Promise<EmbeddedServer> | undefined;
let template: Promise<string> | undefined;
const open = new Set<TestDatabase>();

/**
 * Kept between runs, so that only the first run makes a cluster; deleting .cache removes it. Runs side by side are told a
 * lane of their own, so that none meets the server of another that is just stopping.
 */
const folder = fileURLToPath(
  new URL(`../../.cache/test-database${process.env['TEST_LANE'] ?? ''}`, import.meta.url),
);

/**
 * Nothing here need outlast a power cut, so nothing waits for the disk; what a crash leaves is tried with programs that have
 * a folder of their own (`makePlace`). A run opens hundreds of databases side by side.
 */
const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'];

function startServer(): Promise<EmbeddedServer> {
  server ??= startOneOf([folder, `${folder}-2`, `${folder}-3`, `${folder}-4`, `${folder}-5`, `${folder}-6`]);
  return server;
}

let taken = folder;

/** Where the server of this run keeps its files: its data, its write-ahead log and its own log. */
export function serverFolder(): string {
  return join(taken, 'postgres');
}

/** Two runs at once take a folder each. */
async function startOneOf(folders: readonly string[]): Promise<EmbeddedServer> {
  const [dataFolder = folder, ...others] = folders;
  try {
    const started = await startEmbedded({ dataFolder, settings, say: () => undefined });
    taken = dataFolder;
    return started;
  } catch (error) {
    if (!(error instanceof DataInUse) || others.length === 0) throw error;
    return await startOneOf(others);
  }
}

async function makeTemplate(): Promise<string> {
  const migrations = await listMigrations();
  const mark = createHash('sha256')
    .update(migrations.map((migration) => migration.checksum).join())
    .digest('hex');
  const name = `template_${mark.slice(0, 16)}`;
  const running = await startServer();
  const admin = new pg.Client(running.url('server', 'postgres'));
  await admin.connect();
  try {
    const there = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (there.rowCount === 0) {
      const draft = `draft_${randomUUID().replaceAll('-', '')}`;
      await admin.query(`create database ${draft} owner throughline_owner`);
      await migrate(running.url('owner', draft), () => undefined, migrations);
      await admin.query(`alter database ${draft} rename to ${name}`);
    }
    const left = await admin.query<{ datname: string }>(
      `select datname from pg_database where datname like 'test\\_%' or datname like 'draft\\_%'
         or (datname like 'template\\_%' and datname <> $1)`,
      [name],
    );
    for (const row of left.rows) await admin.query(`drop database if exists ${row.datname} with (force)`);
  } finally {
    await admin.end();
  }
  return name;
}

/** Connections that nobody uses end soon; a new one costs the server as much as a dozen statements. */
const brief = { idleTimeoutMillis: 2_000 };

/** A fresh, migrated, empty database; closed and dropped when the process's tests are over, or by `close`. */
export async function freshDatabase(): Promise<TestDatabase> {
  template ??= makeTemplate();
  return await copyDatabase(await template);
}

/**
 * Fills a fresh database the first time that it is asked for, and from then on copies that: with what `fill` returned, each
 * time the same.
 */
export function copiesOf<Made>(
  fill: (db: TestDatabase) => Promise<Made>,
): () => Promise<{ readonly db: TestDatabase; readonly made: Made }> {
  let filled: Promise<{ name: string; made: Made }> | undefined;
  async function fillOne(): Promise<{ name: string; made: Made }> {
    const db = await freshDatabase();
    const made = await fill(db);
    await db.rest();
    return { name: db.name, made };
  }
  return async () => {
    const { name, made } = await (filled ??= fillOne());
    return { db: await copyDatabase(name), made };
  };
}

async function copyDatabase(from: string): Promise<TestDatabase> {
  const running = await startServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(
    running,
    `create database ${name} template ${from} strategy file_copy owner throughline_owner`,
  );
  const database = openDatabase({
    app: { ...running.url('app', name), ...brief },
    worker: { ...running.url('worker', name), ...brief },
  });
  const curtain = new pg.Pool({ ...running.url('server', name), ...brief, max: 2 });
  curtain.on('error', () => undefined);
  const rest = async (): Promise<void> => {
    if (!open.delete(made)) return;
    await database.close();
    await curtain.end();
  };
  const made: TestDatabase = {
    database,
    name,
    config: (role) => running.url(role, name),
    behind: async (sql, values = []) => (await curtain.query(sql, [...values])).rows,
    rest,
    close: async () => {
      if (!open.has(made)) return;
      await rest();
      await asAdmin(running, `drop database if exists ${name} with (force)`);
    },
  };
  open.add(made);
  return made;
}

let admin: pg.Pool | undefined;

async function asAdmin(running: EmbeddedServer, sql: string): Promise<void> {
  if (admin === undefined) {
    admin = new pg.Pool({ ...running.url('server', 'postgres'), ...brief, max: 1 });
    // The server may stop before it has read that a connection is given up, and says so to nobody.
    admin.on('error', () => undefined);
  }
  await admin.query(sql);
}

after(async () => {
  for (const database of open) await database.close();
  await admin?.end();
  if (server !== undefined) await (await server).stop();
});
