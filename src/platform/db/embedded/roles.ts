import { escapeIdentifier, escapeLiteral } from 'pg';
import type pg from 'pg';
import { LOGINS } from './passwords.ts';
import type { LoginRole, Passwords } from './passwords.ts';

/** The database of the program, owned by throughline_owner. */
export const DATABASE = 'throughline';

const ORDINARY = ['owner', 'app', 'worker', 'log_reader'] as const satisfies readonly LoginRole[];

/**
 * Makes the logins and the database that are missing; safe to repeat and to break off at any point.
 * None is a superuser, passes row security, may make roles or databases, or is a member of another.
 */
export async function ensureRolesAndDatabase(client: pg.Client, passwords: Passwords): Promise<void> {
  const { rows } = await client.query<{ roles: string[]; made: boolean; granted: boolean }>(
    `select array(select rolname::text from pg_roles where rolname like 'throughline\\_%') as roles,
            exists (select from pg_database where datname = $1) as made,
            exists (select from pg_database where datname = $1 and datacl is not null) as granted`,
    [DATABASE],
  );
  const found = rows[0];
  for (const role of ORDINARY) {
    if (found?.roles.includes(LOGINS[role])) continue;
    await client.query(
      `create role ${LOGINS[role]} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit noreplication
         password ${escapeLiteral(passwords[role])}`,
    );
  }
  const database = escapeIdentifier(DATABASE);
  if (!found?.made) await client.query(`create database ${database} owner ${LOGINS.owner}`);
  if (!found?.granted) {
    const users = [LOGINS.app, LOGINS.worker, LOGINS.log_reader].join(', ');
    await client.query(`
      begin;
      revoke all on database postgres, template1 from public;
      revoke all on database ${database} from public;
      grant connect on database ${database} to ${users};
      commit`);
  }
}
