import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/**
 * Lends a pool's connections and cuts one that leaves a statement unanswered for so many milliseconds, so that a server
 * that is frozen or out of reach keeps neither whoever asked nor the connection. The statement then fails as on any lost
 * connection; the server, should it still be at work, notices that its client is gone.
 */
export function lendFrom(pool: pg.Pool, silence: number): PostgresPool {
  return {
    options: pool.options,
    connect: async () => guard(await pool.connect(), silence),
    end: async () => pool.end(),
  };
}

function guard(client: pg.PoolClient, silence: number): PostgresPoolClient {
  const plain: PostgresPoolClient = client;

  async function ask<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const timer = setTimeout(() => {
      // With a statement under way this does not say good-bye first, as it would otherwise.
      void client.end();
    }, silence);
    try {
      return await plain.query<R>(sql, parameters);
    } finally {
      clearTimeout(timer);
    }
  }

  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof asked === 'string' ? ask<R>(asked, parameters) : plain.query<R>(asked);
  }

  return { query, release: (destroy) => plain.release(destroy) };
}
