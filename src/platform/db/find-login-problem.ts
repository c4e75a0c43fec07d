import pg from 'pg';
import type { ConnectionOptions } from './transact.ts';

/**
 * Why a login to the operator's own server cannot be used, as the second half of a sentence; null when it can. One that
 * row security does not bind would show every partnership to every other.
 */
export async function findLoginProblem(login: ConnectionOptions): Promise<string | null> {
  const client = new pg.Client({ ...login, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)',
    );
    const [unbound] = found.rows;
    if (unbound === undefined) return null;
    return `row security does not bind it. Run: alter role ${unbound.name} nosuperuser nobypassrls`;
  } catch (error) {
    return sayWhy(error);
  } finally {
    await client.end();
  }
}

/** The words of an error; where several addresses were tried, of each. */
function sayWhy(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(sayWhy).join('; ');
  return error instanceof Error ? error.message : String(error);
}
