import pg from 'pg';
import type { Session } from '#platform/db';
import type { TestDatabase } from '#test/database';
import type { Place } from '#test/scene';
import { rowsOfEveryTable, type Row, type Which } from '#test/scene-rows';
import type { Verb } from './expectation.ts';

/** Trying things as somebody, straight at the database, past every check of the program. */

/** What came of it: how many rows were seen or reached, or the database's refusal. */
export type Outcome = number | 'refused' | `error ${string}`;

/** A login with one connection; every attempt is undone. */
export type Login = {
  /** Runs in one transaction that acts with these settings; undone at the end. */
  readonly acting: <Result>(settings: string, work: (attempt: Attempt) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
};
/** Runs a statement and undoes it. */
export type Attempt = (text: string, values?: readonly unknown[]) => Promise<Attempted>;
export type Attempted = {
  readonly outcome: Outcome;
  readonly rows: readonly Row[];
  readonly message: string;
};

/** Connects as a login of the program. */
export async function openLogin(db: TestDatabase, role: 'app' | 'worker' | 'log_reader'): Promise<Login> {
  const client = new pg.Client(db.config(role));
  client.on('error', () => undefined);
  await client.connect();
  const attempt: Attempt = async (text, values = []) => {
    await client.query('savepoint before');
    try {
      const { rowCount, rows } = await client.query<Row>(text, [...values]);
      return { outcome: rowCount ?? 0, rows, message: '' };
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      return {
        outcome: outcomeOf(error.code ?? ''),
        rows: [],
        message: `${error.message} ${error.detail ?? ''}`,
      };
    } finally {
      await client.query('rollback to savepoint before');
    }
  };
  return {
    acting: async (settings, work) => {
      await client.query(`begin isolation level repeatable read; ${settings}`);
      try {
        return await work(attempt);
      } finally {
        await client.query('rollback');
      }
    },
    close: async () => client.end(),
  };
}

/** Insufficient privilege, by grant or by policy, is a refusal. */
function outcomeOf(code: string): Outcome {
  return code === '42501' ? 'refused' : `error ${code}`;
}

/** A row that others point at: it was reached, and then held. */
const held: readonly Outcome[] = ['error 23001', 'error 23503'];

/** The settings of a session, as the server writes them. */
export function settingsFor(session: Session): string {
  if (session.kind === 'nobody') return '';
  if (session.kind === 'system') {
    return session.partnership === null ? '' : setLocal('app.partnership', session.partnership);
  }
  const key = setLocal('app.session', session.key);
  return session.membership === null ? key : `${key}; ${setLocal('app.membership', session.membership)}`;
}

/** Any text as a setting of the transaction. */
export function setLocal(name: string, value: string): string {
  return `set local ${name} = ${pg.escapeLiteral(value)}`;
}

export type Table = {
  readonly name: string;
  readonly keys: readonly string[];
  /** A column that this login may change; where there is none, one that it may not. */
  readonly changed: string;
};

/** Every table of the program, with its key and a column that the login may change. */
export async function listTables(db: TestDatabase, login: string): Promise<readonly Table[]> {
  const rows = await db.behind(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary order by a.attnum) as keys,
       (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         order by has_column_privilege($1, c.oid, a.attnum, 'update') desc, a.attnum limit 1) as changed
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
     order by 1`,
    [login],
  );
  return rows.map((row) => ({
    name: String(row['name']),
    keys: Array.isArray(row['keys']) ? row['keys'].map(String) : [],
    changed: String(row['changed']),
  }));
}

/** Tries a verb on a place's standing row (or, to add, on a fresh one). */
export async function attemptVerb(
  attempt: Attempt,
  { name, keys, changed }: Table,
  verb: Verb,
  place: Place,
  which: Which = 'fresh',
): Promise<Outcome> {
  const rowOf = rowsOfEveryTable[name];
  if (rowOf === undefined) return 'error no row';
  if (verb === 'add') return (await attempt(...insertion(name, rowOf(place, which)))).outcome;
  const standing = rowOf(place, 'standing');
  const where = keys.map((key, index) => `${key} = $${index + 1}`).join(' and ');
  const values = keys.map((key) => standing[key]);
  if (verb === 'see') return (await attempt(`select 1 from ${name} where ${where}`, values)).outcome;
  const change = `update ${name} set ${changed} = ${changed} where ${where}`;
  const { outcome } = await attempt(
    verb === 'change' ? change : `delete from ${name} where ${where}`,
    values,
  );
  return held.includes(outcome) ? 1 : outcome;
}

/** The statement that adds a row, and its values. */
export function insertion(table: string, row: Row): [text: string, values: readonly unknown[]] {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return [`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, Object.values(row)];
}
