import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { freshDatabase, type TestDatabase } from '#test/database';
import { openDatabase, openLogReader } from '#platform/db';
import {
  checkpointOf,
  readCheckpoint,
  recordEvent,
  sealEvents,
  verifyLog,
  type Checkpoint,
} from './index.ts';

const atEnd: (() => Promise<void>)[] = [];
after(async () => {
  for (const end of atEnd.toReversed()) await end();
});

async function partnershipIn({ behind }: TestDatabase, name: string): Promise<string> {
  const id = randomUUID();
  await behind(`insert into accounts.partnership (id, name, short_name) values ($1, $2, $2)`, [id, name]);
  return id;
}

async function record({ database }: TestDatabase, partnership: string, count: number): Promise<void> {
  const session = { kind: 'system', name: 'job', partnership } as const;
  for (let index = 0; index < count; index += 1) {
    await database.transact(session, 'write', async (tx) => {
      await recordEvent(tx, {
        partnership,
        event: 'case.viewed',
        outcome: 'seen',
        subjects: [randomUUID()],
        detail: { place: index, part: 'Ω"' },
        system: 'job',
      });
    });
  }
}

async function verify(made: TestDatabase, partnership: string, kept: readonly Checkpoint[] = []) {
  const reader = openLogReader(made.config('log_reader'), 3);
  try {
    const { problems, checkpoint } = await verifyLog({
      partnership,
      sealed: reader.listSealed(partnership),
      unsealed: reader.listUnsealed(partnership, 300),
      checkpoints: kept,
    });
    return { said: problems.map(({ kind, number }) => `${kind} ${number}`), checkpoint };
  } finally {
    await reader.close();
  }
}

/** Does something and takes it back, so that one log can be tampered with in many ways. */
async function tamper(made: TestDatabase, sql: string, look: () => Promise<void>): Promise<void> {
  await made.behind(`create table audit_log.kept_event as table audit_log.event`);
  await made.behind(`create table audit_log.kept_seal as table audit_log.seal`);
  await made.behind(sql);
  await look();
  await made.behind(`truncate audit_log.event, audit_log.seal`);
  await made.behind(`insert into audit_log.event select * from audit_log.kept_event`);
  await made.behind(`insert into audit_log.seal select * from audit_log.kept_seal`);
  await made.behind(`drop table audit_log.kept_event, audit_log.kept_seal`);
}

test('events of every partnership are sealed in order, in bounded steps, once', async () => {
  const made = await freshDatabase();
  const [one, other] = [await partnershipIn(made, 'One'), await partnershipIn(made, 'Other')];
  await record(made, one, 7);
  await record(made, other, 2);
  assert.equal(await sealEvents(made.database.transact, 3), 9);
  assert.equal(await sealEvents(made.database.transact, 3), 0);
  await record(made, other, 1);
  assert.equal(await sealEvents(made.database.transact), 1);
  const order = await made.behind(
    `select detail->>'place' as place from audit_log.seal join audit_log.event on id = event_id and at = event_at
     where seal.partnership_id = $1 order by number`,
    [one],
  );
  assert.equal(order.map(({ place }) => place).join(''), '0123456');
  assert.deepEqual((await verify(made, one)).said, []);
  assert.deepEqual((await verify(made, other)).said, []);
});

test('sealers that run at once seal each row once', async () => {
  const made = await freshDatabase();
  const second = openDatabase({ app: made.config('app'), worker: made.config('worker') });
  atEnd.push(second.close);
  const partnership = await partnershipIn(made, 'One');
  await record(made, partnership, 40);
  const sealed = await Promise.all(
    [made.database, second, made.database, second].map(async ({ transact }) => await sealEvents(transact, 4)),
  );
  const last = await sealEvents(made.database.transact, 4);
  assert.equal(
    sealed.reduce((sum, some) => sum + some, last),
    40,
  );
  const { said, checkpoint } = await verify(made, partnership);
  assert.deepEqual(said, []);
  assert.equal(checkpoint.number, 40);
});

test('a row whose transaction commits late is sealed next', async () => {
  const made = await freshDatabase();
  const partnership = await partnershipIn(made, 'One');
  const session = { kind: 'system', name: 'job', partnership } as const;
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const slow = made.database.transact(session, 'write', async (tx) => {
    begun.resolve();
    await go.promise;
    const logged = { partnership, event: 'case.viewed', outcome: 'seen', subjects: [], detail: {} } as const;
    await recordEvent(tx, { ...logged, system: 'job' });
  });
  await begun.promise;
  await record(made, partnership, 2);
  assert.equal(await sealEvents(made.database.transact), 2);
  go.resolve();
  await slow;
  assert.equal(await sealEvents(made.database.transact), 1);
  assert.deepEqual((await verify(made, partnership)).said, []);
});

test('rows written after the clock was set back are sealed, and the log says that time went back', async () => {
  const made = await freshDatabase();
  const partnership = await partnershipIn(made, 'One');
  await record(made, partnership, 1);
  // As if the clock had run three days ahead until now.
  await made.behind(`update audit_log.event set at = at + interval '3 days'`);
  await sealEvents(made.database.transact);
  await record(made, partnership, 2);
  assert.equal(await sealEvents(made.database.transact), 2);
  assert.deepEqual((await verify(made, partnership)).said, ['time went back 2']);
});

test('a partnership whose seals are in disorder does not keep the others waiting', async () => {
  const made = await freshDatabase();
  const ids = [await partnershipIn(made, 'One'), await partnershipIn(made, 'Other')].toSorted();
  for (const id of ids) await record(made, id, 1);
  await made.behind(`alter table audit_log.seal add check (partnership_id <> '${ids[0]}') not valid`);
  await assert.rejects(sealEvents(made.database.transact), /check constraint/);
  assert.deepEqual(
    (await made.behind('select partnership_id from audit_log.seal')).map((row) => row['partnership_id']),
    [ids[1]],
  );
});

test('tampering behind every policy is named by its place', async () => {
  const made = await freshDatabase();
  const partnership = await partnershipIn(made, 'One');
  await record(made, partnership, 6);
  await sealEvents(made.database.transact);
  const row = (number: number) => `(select event_id from audit_log.seal where number = ${number})`;
  const ways: readonly (readonly [string, readonly string[]])[] = [
    [`update audit_log.event set outcome = 'refused' where id = ${row(2)}`, ['edited 2']],
    [
      `update audit_log.event set detail = '{"part": "Ω\\"", "place": 3.0}' where id = ${row(4)}`,
      ['edited 4'],
    ],
    [`delete from audit_log.event where id = ${row(3)}`, ['deleted 3']],
    [
      `update audit_log.event set at = at + interval '1 microsecond' - interval '1 hour' where id = ${row(3)}`,
      ['deleted 3', 'unsealed null'],
    ],
    [
      `insert into audit_log.event (partnership_id, at, id, event, outcome) values
        ('${partnership}', now() - interval '2 days', gen_random_uuid(), 'case.viewed', 'seen')`,
      ['unsealed null'],
    ],
    [`delete from audit_log.seal where number = 4`, ['seal missing 4']],
    [
      `update audit_log.seal set number = number + 1000 where number in (2, 3);
        update audit_log.seal set number = 1005 - number where number > 1000`,
      ['reordered 2', 'reordered 3', 'reordered 4'],
    ],
    [
      `with row as (update audit_log.event set outcome = 'refused' where id = ${row(5)})
        update audit_log.seal set leaf = sha256('x') where number = 5`,
      ['edited 5', 'reordered 5'],
    ],
  ];
  for (const [way, expected] of ways) {
    await tamper(made, way, async () =>
      assert.deepEqual((await verify(made, partnership)).said, expected, way),
    );
  }
  assert.deepEqual((await verify(made, partnership)).said, []);
});

test('an older copy that was restored, and a log written anew, show against a checkpoint kept elsewhere', async () => {
  const made = await freshDatabase();
  const partnership = await partnershipIn(made, 'One');
  const reader = openLogReader(made.config('log_reader'));
  atEnd.push(reader.close);
  const keep = async () => {
    const line = await checkpointOf(reader, partnership);
    return [readCheckpoint(line)].filter((checkpoint) => checkpoint !== null);
  };
  const atFirst = await keep();
  await record(made, partnership, 5);
  await sealEvents(made.database.transact);
  const kept = await keep();
  assert.deepEqual([atFirst[0]?.number, kept[0]?.number], [0, 5]);
  await record(made, partnership, 2);
  await sealEvents(made.database.transact);
  assert.deepEqual((await verify(made, partnership, [...atFirst, ...kept])).said, []);

  const truncate = `with gone as (delete from audit_log.seal where number > 3 returning event_id)
    delete from audit_log.event where id in (select event_id from gone)`;
  await tamper(made, truncate, async () => {
    assert.deepEqual((await verify(made, partnership)).said, []);
    assert.deepEqual((await verify(made, partnership, kept)).said, ['truncated 4']);
  });
  await tamper(made, `update audit_log.event set outcome = 'done'`, async () => {
    await made.behind('truncate audit_log.seal');
    await sealEvents(made.database.transact);
    assert.deepEqual((await verify(made, partnership)).said, []);
    assert.deepEqual((await verify(made, partnership, kept)).said, ['forked 5']);
  });
});

test('whoever reads the log can change nothing, and the server cannot seal', async () => {
  const made = await freshDatabase();
  const partnership = await partnershipIn(made, 'One');
  await record(made, partnership, 1);
  const denied = await made.behind(
    `select role, privilege from unnest(array['throughline_app', 'throughline_log_reader']) role,
       unnest(array['insert', 'update', 'delete', 'truncate']) privilege
     where has_table_privilege(role, 'audit_log.seal', privilege)
        or (privilege <> 'insert' and has_table_privilege(role, 'audit_log.event', privilege))`,
  );
  assert.deepEqual(denied, []);
  const [answer] = await made.behind(
    `select has_table_privilege('throughline_app', 'audit_log.event', 'select') as app,
       has_any_column_privilege('throughline_log_reader', 'audit_log.event', 'insert') as reader,
       has_any_column_privilege('throughline_app', 'audit_log.event', 'update') as change`,
  );
  assert.deepEqual(answer, { app: false, reader: false, change: false });
});
