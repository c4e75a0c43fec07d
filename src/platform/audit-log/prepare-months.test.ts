import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { freshDatabase, type TestDatabase } from '#test/database';
import { openLogReader } from '#platform/db';
import { prepareMonths, recordEvent, sealEvents, verifyLog } from './index.ts';

async function partnershipIn({ behind }: TestDatabase): Promise<string> {
  const id = randomUUID();
  await behind(`insert into accounts.partnership (id, name, short_name) values ($1, 'P', 'P')`, [id]);
  return id;
}

async function record(
  { database }: TestDatabase,
  partnership: string,
  beforeItEnds: () => Promise<void> = async () => undefined,
): Promise<void> {
  await database.transact({ kind: 'system', name: 'job', partnership }, 'write', async (tx) => {
    const logged = { partnership, event: 'case.viewed', outcome: 'seen', subjects: [], detail: {} } as const;
    await recordEvent(tx, { ...logged, system: 'job' });
    await beforeItEnds();
  });
}

const prepare = async ({ database }: TestDatabase) =>
  await database.transact({ kind: 'system', name: 'job', partnership: null }, 'write', prepareMonths);

const inDefault = async ({ behind }: TestDatabase) =>
  (await behind('select count(*)::int as count from audit_log.event_default'))[0]?.['count'];

test('three months are prepared once, guarded like the log itself, from midnight UTC', async () => {
  const made = await freshDatabase();
  await made.behind(`alter role throughline_worker in database ${made.name} set timezone = 'Asia/Tokyo'`);
  assert.equal(await prepare(made), 3);
  assert.equal(await prepare(made), 0);
  const bare = await made.behind(
    `select relname from pg_class where relnamespace = 'audit_log'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity)`,
  );
  assert.deepEqual(bare, []);
  const bounds = await made.behind(
    `select pg_get_expr(relpartbound, oid) as bounds from pg_class
     where relname like 'event\\_20%' and relkind = 'r' and set_config('timezone', 'UTC', false) is not null`,
  );
  assert.equal(bounds.length, 3);
  for (const { bounds: text } of bounds)
    assert.match(String(text), /FROM \('\d{4}-\d\d-01 00:00:00\+00'\) TO \('\d{4}-\d\d-01 00:00:00\+00'\)/);
});

test('rows that were there before their month move into it, and the chain holds', async () => {
  const made = await freshDatabase();
  const partnership = await partnershipIn(made);
  for (const _ of [1, 2, 3]) await record(made, partnership);
  await sealEvents(made.database.transact);
  assert.equal(await inDefault(made), 3);
  assert.equal(await prepare(made), 3);
  await record(made, partnership);
  await sealEvents(made.database.transact);
  assert.equal(await inDefault(made), 0);
  const reader = openLogReader(made.config('log_reader'));
  const sealed = reader.listSealed(partnership);
  const found = await verifyLog({ partnership, sealed, unsealed: reader.listUnsealed(partnership, 0) });
  await reader.close();
  assert.deepEqual(found.problems, []);
  assert.equal(found.checkpoint.number, 4);
});

test('months are prepared while rows are being written, and by two at once, without refusing anybody', async () => {
  const made = await freshDatabase();
  const partnership = await partnershipIn(made);
  const waiting = async (count: number) => {
    const state = `select count(*)::int as count from pg_locks where not granted and relation is not null`;
    for (const begun = performance.now(); (await made.behind(state))[0]?.['count'] !== count;) {
      assert.ok(performance.now() - begun < 3_000, `never were ${count} waiting`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const written = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const slow = record(made, partnership, async () => {
    written.resolve();
    await go.promise;
  });
  await written.promise;
  const preparing = [prepare(made)];
  await waiting(1);
  const late = record(made, partnership);
  await waiting(2);
  preparing.push(prepare(made));
  await waiting(3);
  go.resolve();
  await Promise.all([slow, late]);
  const prepared = await Promise.all(preparing);
  assert.equal((prepared[0] ?? 0) + (prepared[1] ?? 0), 3);
  assert.equal(await inDefault(made), 0);
  assert.deepEqual(await made.behind('select count(*)::int as count from audit_log.event'), [{ count: 2 }]);
});
