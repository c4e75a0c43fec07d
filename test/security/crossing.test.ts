import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { roles, sayRoles } from '#accounts';
import { openDatabase } from '#platform/db';
import { openScene, sessionOf } from '#test/scene';
import { rowsOfEveryTable } from '#test/scene-rows';
import { type Attempt, insertion, listTables, openLogin, settingsFor } from './attempts.ts';

/** Ways across the border of a partnership that a table of rights does not show: abuse cases D03 and D06 to D09. */

const { db, scene } = await openScene();
const { here, there, sharedAgency } = scene;
const app = await openLogin(db, 'app');
const worker = await openLogin(db, 'worker');
const tables = await listTables(db, 'throughline_app');
// Somebody who may do as much as anybody may.
await db.behind(`update accounts.membership set roles = $1 where id = $2`, [
  roles.filter((role) => role !== 'practitioner'),
  here.people.coordinator.membership,
]);
const everything = settingsFor(sessionOf(here.people.coordinator));

after(async () => {
  await app.close();
  await worker.close();
});

test('the next who borrows a connection sees only their own, however the last one ended', async () => {
  const one = openDatabase({ app: db.config('app'), worker: db.config('worker'), connections: 1 });
  const titles = sql<{ partnership_id: string }>`select partnership_id from audits.audit`;
  const read = async (place: typeof here) =>
    one.transact(scene.session('auditor', place), 'read', async (tx) => {
      const found = await titles.execute(tx);
      return [...new Set(found.rows.map((row) => row.partnership_id))];
    });
  const ends: Record<string, () => Promise<unknown>> = {
    'an error in the program': async () =>
      one.transact(scene.session('auditor', there), 'read', async () => Promise.reject(new Error('stop'))),
    'an error of the database': async () =>
      one.transact(scene.session('auditor', there), 'write', async (tx) => sql`select 1/0`.execute(tx)),
    'a statement that took too long': async () =>
      one.transact(scene.session('auditor', there), 'read', async (tx) => {
        await sql`set local statement_timeout = 20`.execute(tx);
        await sql`select pg_sleep(5)`.execute(tx);
      }),
    'a connection that was cut': async () =>
      one.transact(scene.session('auditor', there), 'read', async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        await db.behind('select pg_terminate_backend($1)', [rows[0]?.pid]);
        await titles.execute(tx);
      }),
  };
  for (const [how, end] of Object.entries(ends)) {
    await assert.rejects(end(), how);
    assert.deepEqual(await read(here), [here.partnership], how);
    const nobody = await one.transact({ kind: 'nobody' }, 'read', async (tx) => titles.execute(tx));
    assert.deepEqual(nobody.rows, [], how);
  }
  await one.close();
});

test('a partnership that is not one’s own and one that is not there get the same answer', async () => {
  await app.acting(everything, async (attempt) => {
    for (const { name } of tables) {
      const row = rowsOfEveryTable[name]?.(there, 'fresh') ?? {};
      if (row['partnership_id'] === undefined) continue;
      const foreign = await attempt(...insertion(name, row));
      const absent = await attempt(...insertion(name, { ...row, partnership_id: randomUUID() }));
      assert.deepEqual([foreign.outcome, foreign.message], [absent.outcome, absent.message], name);
      assert.equal(foreign.outcome, 'refused', name);
    }
  });
});

type ForeignKey = { name: string; columns: string[] };

/** The foreign keys that point at something with an id of its own, and the columns that hold it. */
async function listForeignKeys(): Promise<ForeignKey[]> {
  const rows = await db.behind(`
    select conrelid::regclass::text as name, array(select a.attname::text from pg_attribute a
      where a.attrelid = conrelid and a.attnum = any (conkey) and a.atttypid = 'uuid'::regtype
        and a.attname <> 'partnership_id') as columns
    from pg_constraint where contype = 'f' and connamespace::regnamespace::text not in ('graphile_worker')`);
  return rows
    .map((row) => ({
      name: String(row['name']),
      columns: Array.isArray(row['columns']) ? row['columns'] : [],
    }))
    .filter(({ columns }) => columns.length > 0);
}

/** What came of adding one's own row that points at a thing; the thing's own id is taken out of the words. */
async function point(
  attempt: Attempt,
  { name, columns }: ForeignKey,
  ids: readonly unknown[],
): Promise<string> {
  const pointing = Object.fromEntries(columns.map((column, index) => [column, ids[index]]));
  const row = { ...rowsOfEveryTable[name]?.(here, 'fresh'), ...pointing };
  const { outcome, message } = await attempt(...insertion(name, row));
  return ids.reduce<string>((words, id) => words.replaceAll(String(id), '?'), `${outcome} ${message}`);
}

test('pointing at what belongs to another partnership is answered as pointing at nothing', async () => {
  const foreignKeys = await listForeignKeys();
  assert.ok(foreignKeys.length > 15);
  for (const [login, settings] of [
    [app, everything],
    [worker, settingsFor(scene.system())],
  ] as const) {
    await login.acting(settings, async (attempt) => {
      for (const key of foreignKeys) {
        const theirs = rowsOfEveryTable[key.name]?.(there, 'standing') ?? {};
        const foreign = await point(
          attempt,
          key,
          key.columns.map((column) => theirs[column]),
        );
        const absent = await point(
          attempt,
          key,
          key.columns.map(() => randomUUID()),
        );
        // Jobs bring in agencies that serve several partnerships, and show nobody what came of it.
        if (login === worker && key.name === 'accounts.agency_in_partnership') continue;
        assert.equal(foreign, absent, `${key.name} (${key.columns.join(', ')})`);
      }
    });
  }
});

test('an agency that serves another partnership cannot be taken into one’s own by its id', async () => {
  const place = { partnership_id: here.partnership, agency_id: there.agency, short_name: 'Theirs' };
  await app.acting(everything, async (attempt) => {
    assert.equal((await attempt(...insertion('accounts.agency_in_partnership', place))).outcome, 'refused');
  });
});

test('no row can be moved to another partnership', async () => {
  for (const [login, settings] of [
    [app, everything],
    [worker, settingsFor(scene.system())],
  ] as const) {
    await login.acting(settings, async (attempt) => {
      for (const { name } of tables) {
        const row = rowsOfEveryTable[name]?.(here, 'standing') ?? {};
        if (row['partnership_id'] === undefined) continue;
        const moved = await attempt(`update ${name} set partnership_id = $1`, [there.partnership]);
        assert.equal(moved.outcome, 'refused', name);
      }
    });
  }
});

test('changing, merging and adding twice neither reach nor show rows of another partnership', async () => {
  const { partnership, audit } = there;
  await app.acting(everything, async (attempt) => {
    const update = `update audits.audit set title = 'Mine' where id = $1 returning *`;
    assert.deepEqual((await attempt(update, [audit])).rows, []);
    const merge = `merge into audits.audit a using (values ($1::uuid)) w (id) on a.id = w.id
      when matched then update set title = 'Mine'`;
    assert.equal((await attempt(merge, [audit])).outcome, 0);
    const twice = insertion('audits.audit', rowsOfEveryTable['audits.audit']?.(there, 'standing') ?? {});
    for (const ending of ['do nothing', `(partnership_id, id) do update set title = 'Mine'`]) {
      const { outcome, rows } = await attempt(`${twice[0]} on conflict ${ending} returning *`, twice[1]);
      assert.deepEqual([outcome, rows], ['refused', []]);
    }
    const own = { ...rowsOfEveryTable['audits.audit']?.(here, 'fresh'), id: audit };
    assert.equal((await attempt(...insertion('audits.audit', own))).outcome, 1, 'the id is free here');
    const remove = await attempt('delete from audits.method where partnership_id = $1 returning *', [
      partnership,
    ]);
    assert.deepEqual(remove.rows, []);
    for (const lock of ['for update', 'for share', 'for key share']) {
      const locked = await attempt(`select 1 from audits.audit where id = $1 ${lock}`, [audit]);
      assert.equal(locked.outcome, 0, lock);
    }
  });
});

test('an agency that another partnership alone knows is neither shown nor changed by adding it again', async () => {
  const again = insertion('accounts.agency', { id: there.agency, name: 'Mine', type: 'school' });
  await app.acting(everything, async (attempt) => {
    const update = await attempt(
      `${again[0]} on conflict (id) do update set name = 'Mine' returning *`,
      again[1],
    );
    assert.deepEqual([update.outcome, update.rows], ['refused', []]);
    const nothing = await attempt(`${again[0]} on conflict do nothing returning *`, again[1]);
    assert.deepEqual(nothing.rows, []);
  });
});

test('an agency that serves both partnerships is seen in both, with neither’s place in the other', async () => {
  for (const place of [here, there]) {
    await app.acting(settingsFor(scene.session('auditor', place)), async (attempt) => {
      assert.equal((await attempt('select 1 from accounts.agency where id = $1', [sharedAgency])).outcome, 1);
      const places = await attempt(
        'select partnership_id from accounts.agency_in_partnership where agency_id = $1',
        [sharedAgency],
      );
      assert.deepEqual(places.rows, [{ partnership_id: place.partnership }]);
    });
  }
});

for (const role of roles) {
  test(`the ${sayRoles([role])} leaves traces under their own name only`, async () => {
    const { person, membership } = here.people[role];
    const other = here.people[role === 'auditor' ? 'agency_lead' : 'auditor'];
    const base = { partnership_id: here.partnership, event: 'audit.viewed', outcome: 'seen' };
    const names = [
      [{ person_id: person, membership_id: membership }, 1],
      [{ person_id: other.person, membership_id: other.membership }, 'refused'],
      [{ person_id: person, membership_id: other.membership }, 'refused'],
      [{ person_id: other.person, membership_id: membership }, 'refused'],
      [{ person_id: person, membership_id: membership, system: 'job' }, 'refused'],
      [{ system: 'job' }, 'refused'],
      [{}, 'refused'],
    ] as const;
    await app.acting(settingsFor(scene.session(role)), async (attempt) => {
      for (const [name, expected] of names) {
        const row = { ...base, id: randomUUID(), ...name };
        assert.equal((await attempt(...insertion('audit_log.event', row))).outcome, expected);
      }
      const token = { partnership_id: here.partnership, token: randomUUID(), route: '/audits' };
      const submit = async (as: string) =>
        (await attempt(...insertion('platform.submission', { ...token, membership_id: as }))).outcome;
      assert.deepEqual([await submit(membership), await submit(other.membership)], [1, 'refused']);
    });
  });
}

test('the moment of an event is the database’s, whoever writes it', async () => {
  const event = { ...rowsOfEveryTable['audit_log.event']?.(here, 'fresh'), at: '2001-01-01T00:00:00Z' };
  const job = {
    ...rowsOfEveryTable['audit_log.event']?.(here, 'fresh by a job'),
    at: '2001-01-01T00:00:00Z',
  };
  await app.acting(everything, async (attempt) => {
    assert.equal((await attempt(...insertion('audit_log.event', event))).outcome, 'refused');
  });
  await worker.acting(settingsFor(scene.system()), async (attempt) => {
    assert.equal((await attempt(...insertion('audit_log.event', job))).outcome, 'refused');
  });
});

test('the logins cannot put their bounds aside', async () => {
  for (const login of [app, worker]) {
    await login.acting('', async (attempt) => {
      for (const statement of [
        `set local session_replication_role = 'replica'`,
        'set local role throughline_owner',
        `set local session authorization 'throughline_owner'`,
        'alter table audits.audit disable row level security',
        'drop policy members_read on audits.audit',
        'truncate audits.method',
        `copy audits.method from program 'true'`,
        'create table audits.mine (id int)',
        'create function audits.mine() returns int language sql as $$ select 1 $$',
        `select pg_read_file('postgresql.conf')`,
        'select rolpassword from pg_authid',
      ]) {
        const { outcome } = await attempt(statement);
        assert.ok(outcome === 'refused', `${statement}: ${outcome}`);
      }
      // Turned off, row security does not let rows pass: it makes the statement an error (as in a backup).
      const off = await attempt('select set_config($1, $2, true)', ['row_security', 'off']);
      assert.equal(off.outcome, 1);
    });
    await login.acting('set local row_security = off', async (attempt) => {
      assert.equal((await attempt('select 1 from audits.audit')).outcome, 'refused');
    });
  }
});
