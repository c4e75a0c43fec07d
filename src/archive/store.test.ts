import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { demoAudits, openArchive, readDemoAudit, type Archive } from '#test/archive';
import { smallAudit } from './builders.ts';
import type { PublishedAudit } from './published-audit.ts';
import { readPublishedAudit } from './rules/read-published-audit.ts';
import { writePublishedAudit } from './rules/write-published-audit.ts';
import { getPublishedAudit, importAudit } from './store.ts';

async function bringIn({ db, scene }: Archive, audit: PublishedAudit, place = scene.here) {
  return await db.database.transact(scene.system(place), 'write', async (tx) =>
    importAudit(tx, place.partnership, audit),
  );
}

async function look({ db, scene }: Archive, audit: string, place = scene.here) {
  return await db.database.transact(scene.session('coordinator', place), 'read', async (tx) =>
    getPublishedAudit(tx, { partnership: place.partnership, audit }),
  );
}

/** Everything an import could write, counted past every policy. */
async function countRows({ db }: Archive): Promise<unknown> {
  const tables = [
    'audits.audit',
    'audits.audit_agency',
    'accounts.agency',
    'accounts.agency_service',
    'meetings.audit_meeting',
    'cases.participation_row',
    'findings.finding',
    'findings.statement',
    'recommendations.recommendation',
  ];
  return await Promise.all(
    tables.map(async (table) => [table, (await db.behind(`select count(*) from ${table}`))[0]?.['count']]),
  );
}

for (const name of demoAudits) {
  test(`${name} comes back from the records as it went in, and from its export into an empty installation`, async () => {
    const archive = await openArchive([]);
    const given = readDemoAudit(name);
    const { id, outcome } = await bringIn(archive, given);
    assert.equal(outcome, 'added');
    const kept = await look(archive, id);
    assert.ok(kept !== null);
    assert.equal(writePublishedAudit(kept), writePublishedAudit(given));
    const again = readPublishedAudit(writePublishedAudit(kept));
    assert.ok(again.ok);
    const elsewhere = await openArchive([]);
    const there = await look(elsewhere, (await bringIn(elsewhere, again.audit)).id);
    assert.equal(there && writePublishedAudit(there), writePublishedAudit(given));
  });
}

test('the same again changes nothing, not even a version', async () => {
  const archive = await openArchive([smallAudit()]);
  const state = async () =>
    archive.db.behind(
      `select id, version from audits.audit union all select id, version from findings.finding order by id`,
    );
  const before = [await state(), await countRows(archive)];
  assert.deepEqual(await bringIn(archive, smallAudit()), { id: archive.audits[0], outcome: 'unchanged' });
  assert.deepEqual([await state(), await countRows(archive)], before);
});

test('a changed file updates: findings keep their ids, and what is gone is withdrawn with a reason', async () => {
  const archive = await openArchive([smallAudit()]);
  const [audit = ''] = archive.audits;
  const findings = async () =>
    await archive.db.behind(
      `select id, ref, text, withdrawn_at is not null as withdrawn, withdrawn_reason from findings.finding
        where audit_id = $1 order by ref`,
      [audit],
    );
  const before = await findings();
  const [late] = smallAudit().findings;
  assert.ok(late !== undefined);
  const changed = smallAudit({
    title: 'Audit of neglect',
    findings: [{ ...late, text: 'Minutes came very late.' }],
  });
  assert.equal((await bringIn(archive, changed)).outcome, 'updated');
  const kept = await look(archive, audit);
  assert.equal(kept && writePublishedAudit(kept), writePublishedAudit(changed));
  const after = await findings();
  assert.deepEqual(
    after.map((row) => [row['ref'], row['text'], row['withdrawn'], row['withdrawn_reason']]),
    [
      ['clear', 'Plans were clear.', true, 'Not in the publication as it was last imported.'],
      ['late', 'Minutes came very late.', false, null],
    ],
  );
  assert.deepEqual(
    after.map((row) => row['id']),
    before.map((row) => row['id']),
  );
  assert.equal((await bringIn(archive, smallAudit())).outcome, 'updated');
  const back = await look(archive, audit);
  assert.equal(back && writePublishedAudit(back), writePublishedAudit(smallAudit()));
});

test('a partnership sees nothing of what another brought in, and the same short name is its own audit', async () => {
  const archive = await openArchive([smallAudit()]);
  const { audits, theirs, scene } = archive;
  assert.equal(await look(archive, audits[0] ?? '', scene.there), null);
  assert.notEqual(audits[0], theirs);
  await bringIn(archive, smallAudit({ title: 'Ours now' }));
  assert.equal((await look(archive, theirs, scene.there))?.title, 'Multi-agency audit of neglect');
});

test('when the last record breaks, nothing of the import stays', async () => {
  const archive = await openArchive([]);
  const before = await countRows(archive);
  const [asked] = smallAudit().recommendations;
  assert.ok(asked !== undefined);
  // The owner is the last row of all, and no body without an agency may go without a name.
  const broken = smallAudit({ recommendations: [{ ...asked, owners: [{ agency: null }] }] });
  await assert.rejects(bringIn(archive, broken), /violates/);
  assert.deepEqual(await countRows(archive), before);
});

test('two imports of the same at the same time make one audit and one of each agency', async () => {
  const archive = await openArchive([]);
  const { db, scene } = archive;
  const before = await db.behind('select count(*)::int as count from accounts.agency');
  let waiting = 0;
  let open = (): void => undefined;
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  const bring = async (audit: PublishedAudit) =>
    await db.database.transact(scene.session('coordinator'), 'write', async (tx) => {
      // Both have looked before either writes: the snapshot of each is older than what the other adds.
      await sql`select count(*) from audits.audit`.execute(tx);
      waiting += 1;
      if (waiting === 2) open();
      await both;
      return await importAudit(tx, scene.here.partnership, audit);
    });
  const outcomes = await Promise.all([bring(smallAudit()), bring(smallAudit())]);
  assert.deepEqual(outcomes.map((one) => one.outcome).toSorted(), ['added', 'unchanged']);
  assert.equal(outcomes[0].id, outcomes[1].id);
  const after = await db.behind('select count(*)::int as count from accounts.agency');
  // The police are known here already.
  assert.equal(Number(after[0]?.['count']) - Number(before[0]?.['count']), 1);
});

test('two different audits at the same time share the agency that both bring', async () => {
  const archive = await openArchive([]);
  const { db, scene } = archive;
  const other = smallAudit({ shortName: 'anytown-2025-plans' });
  const bring = async (audit: PublishedAudit) =>
    await db.database.transact(scene.session('coordinator'), 'write', async (tx) =>
      importAudit(tx, scene.here.partnership, audit),
    );
  const outcomes = await Promise.all([bring(smallAudit()), bring(other)]);
  assert.deepEqual(
    outcomes.map((one) => one.outcome),
    ['added', 'added'],
  );
  const agencies = await db.behind(`select count(*)::int as count from accounts.agency_in_partnership
    where partnership_id = '${scene.here.partnership}' and lower(short_name) = 'csc'`);
  assert.deepEqual(agencies, [{ count: 1 }]);
});
