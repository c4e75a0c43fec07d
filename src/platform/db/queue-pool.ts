import pg from 'pg';
import type { ConnectionOptions } from './transact.ts';

export type QueuePool = pg.Pool;

/**
 * Opens the connections that the job queue's library works with. `connections` is the most it holds at once; one of
 * them listens for new jobs all the time.
 */
export function openQueuePool(options: ConnectionOptions, connections: number): QueuePool {
  const pool = new pg.Pool({
    ...options,
    max: connections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    keepAlive: true,
    application_name: 'throughline jobs',
  });
  // A connection may die while idle or at work. Without listeners either would end the process; the next query says so.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
