import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openKeyStore } from '#platform/crypto';
import { openDatabase } from '#platform/db';
import { createApp } from '../src/app.ts';
import type { Ground } from './ground.ts';

export type Statement = { readonly text: string; readonly values: readonly unknown[] };
export type Recording = {
  readonly path: string;
  readonly body: string;
  readonly statements: readonly Statement[];
};

/** Visits a page once and notes every statement that goes to the database on the way, and the bytes that come back. */
export async function recordPage(
  ground: Pick<Ground, 'key'> & { readonly connections: Pick<Ground['connections'], 'app' | 'worker'> },
  path: string,
  keysFolder?: string,
): Promise<Recording> {
  const statements: Statement[] = [];
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('The driver has changed.');
  const own = new pg.Client(ground.connections.app);
  const database = openDatabase(ground.connections);
  const app = await createApp({
    database,
    canSendMail: false,
    publicUrl: 'http://127.0.0.1:3000',
    trustedProxy: [],
    formSecret: randomBytes(32),
    keys: await openKeyStore({
      folder: keysFolder ?? (await mkdtemp(join(tmpdir(), 'throughline-bench-keys-'))),
    }),
    isReady: database.isAnswering,
    logTo: { write: () => undefined },
  });
  const visit = async () =>
    app.inject({ method: 'GET', url: path, headers: { cookie: `session=${ground.key}` } });
  await visit();
  Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...given: unknown[]): unknown {
    const [first, second] = given;
    const text = typeof first === 'string' ? first : textOf(first);
    // Somebody else in this process, such as a worker, speaks to a database of their own meanwhile.
    if (text !== null && this.database === own.database)
      statements.push({ text, values: Array.isArray(second) ? second : valuesOf(first) });
    return Reflect.apply(query, this, given);
  });
  const answer = await visit();
  Reflect.set(pg.Client.prototype, 'query', query);
  await app.close();
  await database.close();
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}.`);
  // The row of the audit log has an id of its own each time.
  return { path, body: answer.body, statements: statements.map(withFreshIds) };
}

function textOf(query: unknown): string | null {
  return typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string'
    ? query.text
    : null;
}

function valuesOf(query: unknown): readonly unknown[] {
  return typeof query === 'object' && query !== null && 'values' in query && Array.isArray(query.values)
    ? query.values
    : [];
}

function withFreshIds(statement: Statement): Statement {
  if (!statement.text.startsWith('insert into "audit_log"."event"')) return statement;
  return {
    text: statement.text
      .replace('$2', 'gen_random_uuid()')
      .replace(/\$(\d+)/g, (_all, n: string) => `$${Number(n) > 2 ? Number(n) - 1 : n}`),
    values: statement.values.filter((_value, index) => index !== 1),
  };
}
