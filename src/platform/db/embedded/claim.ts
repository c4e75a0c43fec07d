import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ClientConfig } from 'pg';
import { DataInUse } from './errors.ts';
import { isAlive } from './postmaster.ts';

/** The key of the lock by which one process claims the cluster; held in the database "postgres". */
const CLAIM = 7_468_726_775;

/** How long an earlier holder that was killed may take to lose its connection, in milliseconds. */
const PATIENCE = 3_000;

/** How long to wait for a holder whose process is alive: long enough for one that is just ending. */
const PATIENCE_WITH_LIVING = 500;

/** A held claim; `lost` settles when the connection ends for any reason but `release`. */
export type Claim = {
  readonly client: pg.Client;
  readonly lost: Promise<void>;
  /** Lets a finished program end although it still holds the claim. */
  unref(): void;
  release(): Promise<void>;
};

/**
 * Claims the cluster for this process by an advisory lock on a connection, which the system closes with the process, however
 * it ends. Throws DataInUse when another process has it.
 */
export async function claimCluster(config: ClientConfig, dataFolder: string): Promise<Claim> {
  const socket = new Socket();
  const client = new pg.Client({
    ...config,
    application_name: `throughline ${process.pid}`,
    stream: () => socket,
  });
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  client.on('error', () => lose());
  client.on('end', () => lose());
  try {
    await client.connect();
    await takeLock(client, dataFolder);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    client,
    lost,
    unref: () => socket.unref(),
    release: () => client.end().catch(() => undefined),
  };
}

async function takeLock(client: pg.Client, dataFolder: string): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      CLAIM,
    ]);
    if (rows[0]?.taken === true) return;
    const holder = await findHolder(client);
    // A holder that was killed loses its connection in a moment; one that lives does not.
    const patience = holder !== null && isAlive(holder) ? PATIENCE_WITH_LIVING : PATIENCE;
    if (performance.now() - begun > patience) {
      const who = holder === null ? 'Another Throughline process' : `Another Throughline (process ${holder})`;
      throw new DataInUse(
        `${who} is using the data folder ${dataFolder}; stop it, or set THROUGHLINE_DATA to another folder.`,
      );
    }
    await sleep(50);
  }
}

async function findHolder(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and (l.classid::bigint << 32) + l.objid::bigint = $1`,
    [CLAIM],
  );
  const process = /^throughline (\d+)$/.exec(rows[0]?.name ?? '')?.[1];
  return process === undefined ? null : Number(process);
}
