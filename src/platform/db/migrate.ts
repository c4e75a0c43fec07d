import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { checkServerVersion } from './embedded/server-version.ts';

/** The database cannot be brought to this program's state; the message says why in a sentence for an operator. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused';
}

export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly text: string;
};

const folder = new URL('../../../database/migrations/', import.meta.url);
/** Any number will do; it only has to be ours. */
const migrationLock = 7_219_041;

/** The program's own migrations in order. @throws when two have one number or a name has another form. */
export async function listMigrations(from: URL = folder): Promise<readonly Migration[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(
    names.map(async (name) => {
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1] ?? Number.NaN);
      if (!Number.isInteger(number))
        throw new MigrationRefused(`${name} is not named like 0001_what_it_does.sql.`);
      const text = await readFile(new URL(name, from), 'utf8');
      return { number, name, checksum: createHash('sha256').update(text).digest('hex'), text };
    }),
  );
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1)
      throw new MigrationRefused(`Migration ${migration.name} is out of sequence.`);
  });
  return migrations;
}

/**
 * Brings the database to this program's state as its owner, one transaction a migration, under one advisory lock, so
 * that two at once do it once. Says what it does in sentences; returns how many were applied.
 * @throws MigrationRefused when the database is newer than the program or an applied migration was edited.
 */
export async function migrate(
  owner: pg.ClientConfig,
  say: (sentence: string) => void,
  known?: readonly Migration[],
): Promise<number> {
  const migrations = known ?? (await listMigrations());
  const client = makeClient({ ...owner, lock_timeout: 5_000, application_name: 'throughline migrations' });
  await client.connect();
  try {
    await refuseUnsafeServer(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const applied = await readApplied(client);
    refuseIfForeign(applied, migrations);
    const missing = migrations.slice(applied.length);
    if (missing.length === 0) return 0;
    say(`Bringing the database up to date (${missing.length} of ${migrations.length} steps).`);
    await migrateJobs(owner);
    for (const migration of missing) await apply(client, migration);
    return missing.length;
  } finally {
    await client.end();
  }
}

/**
 * True when the database has exactly the program's migrations, so that the server may take requests. False also when it
 * does not answer within two seconds.
 */
export async function isUpToDate(owner: pg.ClientConfig): Promise<boolean> {
  const client = makeClient({ ...owner, query_timeout: 2_000, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const applied = await readApplied(client);
    const migrations = await listMigrations();
    return (
      applied.length === migrations.length &&
      applied.every((row, index) => row.checksum === migrations[index]?.checksum)
    );
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** A connection whose loss fails what is asked over it, and no more: without a listener it would end the process. */
function makeClient(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  return client;
}

async function refuseUnsafeServer(client: pg.Client): Promise<void> {
  const found = await client.query<{ server_version_num: string }>('show server_version_num');
  const problem = checkServerVersion(Number(found.rows[0]?.server_version_num));
  if (problem !== null) throw new MigrationRefused(problem);
}

type Applied = { name: string; checksum: string };

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const there = await client.query<{ there: boolean }>(
    `select to_regclass('platform.migration') is not null as there`,
  );
  if (there.rows[0]?.there !== true) return [];
  const rows = await client.query<Applied>('select name, checksum from platform.migration order by number');
  return rows.rows;
}

function refuseIfForeign(applied: readonly Applied[], migrations: readonly Migration[]): void {
  if (applied.length > migrations.length) {
    throw new MigrationRefused(
      `The database is newer than this program (it has ${applied.length} steps, the program knows ${migrations.length}). ` +
        'Start the newer program, or restore the backup made before the upgrade.',
    );
  }
  applied.forEach((row, index) => {
    if (row.checksum !== migrations[index]?.checksum) {
      throw new MigrationRefused(
        `Step ${row.name} in the database is not the one this program has under that number.`,
      );
    }
  });
}

/** The job queue's own tables belong to the library and are migrated by it. */
async function migrateJobs(owner: pg.ClientConfig): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.text);
    await client.query('insert into platform.migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationRefused(`Step ${migration.name} failed and was undone: ${String(error)}`, {
      cause: error,
    });
  }
}
