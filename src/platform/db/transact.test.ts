import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase } from '#test/database';
import { DatabaseAway, openDatabase } from './index.ts';

const nobody = { kind: 'nobody' } as const;

test('a transaction that fails leaves nothing behind', async () => {
  const { database, behind } = await freshDatabase();
  const work = database.transact({ kind: 'system', name: 'job', partnership: null }, 'write', async (tx) => {
    await sql`select accounts.begin_demonstration()`.execute(tx);
    throw new Error('the work went wrong');
  });
  await assert.rejects(work, /went wrong/);
  assert.deepEqual(await behind('select kind from platform.installation'), []);
});

test('a reading transaction cannot write', async () => {
  const { database } = await freshDatabase();
  const work = database.transact({ kind: 'system', name: 'job', partnership: null }, 'read', async (tx) => {
    await sql`select accounts.begin_demonstration()`.execute(tx);
  });
  await assert.rejects(work, /read-only/);
});

test('the next borrower of a connection is nobody', async () => {
  const { database, config } = await freshDatabase();
  const one = openDatabase({ app: config('app'), worker: config('worker'), connections: 1 });
  const key = randomBytes(32).toString('hex');
  const read = sql<{ key: string | null }>`select nullif(current_setting('app.session', true), '') as key`;
  const during = await one.transact({ kind: 'person', key, membership: randomUUID() }, 'read', async (tx) =>
    read.execute(tx),
  );
  assert.equal(during.rows[0]?.key, key);
  await assert.rejects(
    one.transact({ kind: 'person', key, membership: randomUUID() }, 'read', async (tx) =>
      sql`select 1/0`.execute(tx),
    ),
  );
  const after = await one.transact(nobody, 'read', async (tx) => read.execute(tx));
  assert.equal(after.rows[0]?.key, null);
  await one.close();
  await database.close();
});

test('a session key that is no key never reaches the database', async () => {
  const { database } = await freshDatabase();
  const forged = `'; select 1; --`;
  await assert.rejects(
    database.transact({ kind: 'person', key: forged, membership: null }, 'read', async () => undefined),
    RangeError,
  );
});

test('two who change one row at once both succeed, one after the other', async () => {
  const { database, behind } = await freshDatabase();
  const partnership = randomUUID();
  const session = { kind: 'system', name: 'command line', partnership } as const;
  await behind(`insert into accounts.agency (id, name, type) values ($1, 'A', 'police')`, [partnership]);
  await behind(`insert into accounts.partnership (id, name, short_name) values ($1, 'P', 'P')`, [
    partnership,
  ]);
  await behind(
    `insert into accounts.agency_in_partnership (partnership_id, agency_id, short_name) values ($1, $1, 'A')`,
    [partnership],
  );
  let tries = 0;
  const lengthen = async () =>
    database.transact(session, 'write', async (tx) => {
      tries += 1;
      const found = await sql<{
        name: string;
      }>`select name from accounts.agency where id = ${partnership}`.execute(tx);
      await new Promise((resolve) => setTimeout(resolve, 30));
      await sql`update accounts.agency set name = ${`${found.rows[0]?.name}+`} where id = ${partnership}`.execute(
        tx,
      );
    });
  await Promise.all([lengthen(), lengthen()]);
  assert.deepEqual(await behind('select name from accounts.agency'), [{ name: 'A++' }]);
  assert.equal(tries, 3);
});

test('two who take the same two rows in opposite order both succeed', async () => {
  const { database, behind } = await freshDatabase();
  const partnership = randomUUID();
  const session = { kind: 'system', name: 'command line', partnership } as const;
  const rows = [partnership, randomUUID()];
  for (const id of rows)
    await behind(`insert into accounts.agency (id, name, type) values ($1, 'A', 'police')`, [id]);
  await behind(`insert into accounts.partnership (id, name, short_name) values ($1, 'P', 'P')`, [
    partnership,
  ]);
  for (const [index, id] of rows.entries())
    await behind(
      `insert into accounts.agency_in_partnership (partnership_id, agency_id, short_name) values ($1, $2, $3)`,
      [partnership, id, `A${index}`],
    );
  let tries = 0;
  const lengthen = async (order: readonly string[]) =>
    database.transact(session, 'write', async (tx) => {
      tries += 1;
      for (const id of order) {
        await sql`update accounts.agency set name = name || '+' where id = ${id}`.execute(tx);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
  await Promise.all([lengthen(rows), lengthen(rows.toReversed())]);
  assert.deepEqual(await behind('select name from accounts.agency'), [{ name: 'A++' }, { name: 'A++' }]);
  assert.ok(tries > 2, 'one of them was undone and done again');
});

test('a database that ends all connections is back for the next transaction', async () => {
  const { database, behind, name } = await freshDatabase();
  await database.transact(nobody, 'read', async () => undefined);
  await behind(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'throughline_app'`,
    [name],
  );
  assert.equal(await database.isAnswering(), true);
  await database.transact(nobody, 'read', async () => undefined);
});

test('a database that is not there is said to be away', async () => {
  const away = { host: '/nowhere', user: 'throughline_app', database: 'none' };
  const database = openDatabase({ app: away, worker: away });
  await assert.rejects(
    database.transact(nobody, 'read', async () => undefined),
    DatabaseAway,
  );
  assert.equal(await database.isAnswering(), false);
  await database.close();
});
