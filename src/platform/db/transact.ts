import { Kysely, PostgresDialect, sql, type PostgresPool, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '../../../database/types.ts';
import { DatabaseAway, isCollision, isLostConnection, isTooSlow } from './faults.ts';
import { lendFrom } from './lender.ts';
import { settingsOf, type Session } from './session.ts';

export type Tx = Transaction<DB>;
export type Mode = 'read' | 'write';
export type Work<Result> = (tx: Tx, now: Temporal.Instant) => Promise<Result>;

/** The only way to the database: every statement runs in a transaction that acts for somebody. */
export type Transact = <Result>(session: Session, mode: Mode, work: Work<Result>) => Promise<Result>;

export type ConnectionOptions = pg.PoolConfig;

export type Database = {
  readonly transact: Transact;
  /** True when a trivial statement is answered within two seconds. */
  readonly isAnswering: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/**
 * Milliseconds. A page that takes longer than a statement may is a fault to mend, not to wait for. The server ends a
 * statement that is too long; one that gets no answer at all (a frozen server, a cut network) is ended here.
 */
const limits = { connect: 5_000, statement: 8_000, silence: 9_000, lock: 4_000, idleInTransaction: 15_000 };
const attempts = 4;
/** Milliseconds: a connection lost after that was not just restarted under us, and trying again would only keep people waiting. */
const patience = 2_000;

// Dates of history have no time and no zone: as text they cannot shift by a day.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text));

/**
 * Opens the pools of the two roles the server has: `app` for people, `worker` for jobs and the command line.
 * `connections` is the most that the app role holds at once.
 */
export function openDatabase(options: {
  app: ConnectionOptions;
  worker: ConnectionOptions;
  connections?: number;
}): Database {
  const app = openPool(options.app, options.connections ?? 12);
  const worker = openPool(options.worker, 4);

  async function transact<Result>(session: Session, mode: Mode, work: Work<Result>): Promise<Result> {
    const { kysely } = session.kind === 'system' ? worker : app;
    const begun = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runOnce(kysely, session, mode, work);
      } catch (error) {
        const lost = isLostConnection(error);
        const isWorthATry = isCollision(error) || (lost && performance.now() - begun < patience);
        if (isWorthATry && attempt < attempts) {
          await pause(attempt * attempt * 15 * (1 + Math.random()));
          continue;
        }
        if (lost || isTooSlow(error)) throw new DatabaseAway(error);
        throw error;
      }
    }
  }

  return {
    transact,
    isAnswering: async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const late = pause(2_000).then(() => Promise.reject(new Error('slow')));
          await Promise.race([askAnything(app.lender), late]);
          return true;
        } catch (error) {
          // A pooled connection that had died unnoticed says nothing of the database: ask over another one.
          if (attempt === attempts || !isLostConnection(error)) return false;
        }
      }
    },
    close: async () => {
      await Promise.all([app.kysely.destroy(), worker.kysely.destroy()]);
    },
  };
}

function openPool(options: ConnectionOptions, max: number): { lender: PostgresPool; kysely: Kysely<DB> } {
  const pool = new pg.Pool({
    ...options,
    max,
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    keepAlive: true,
    application_name: 'throughline',
  });
  // Without a listener a connection that dies while idle would end the process; the pool replaces it by itself.
  pool.on('error', () => undefined);
  // The same for one that dies while it is lent: the transaction on it fails, and that is the news.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const lender = lendFrom(pool, limits.silence);
  return { lender, kysely: new Kysely<DB>({ dialect: new PostgresDialect({ pool: lender }) }) };
}

async function askAnything(lender: PostgresPool): Promise<void> {
  const client = await lender.connect();
  try {
    await client.query('select 1', []);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function runOnce<Result>(
  db: Kysely<DB>,
  session: Session,
  mode: Mode,
  work: Work<Result>,
): Promise<Result> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode(mode === 'read' ? 'read only' : 'read write')
    .execute(async (tx) => {
      const settings = settingsOf(session);
      if (settings !== '') await sql.raw(settings).execute(tx);
      const clock = await sql<{ now: string }>`select to_char(transaction_timestamp() at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`.execute(tx);
      return await work(tx, Temporal.Instant.from(clock.rows[0]?.now ?? ''));
    });
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
