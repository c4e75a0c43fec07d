import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { renderPdf } from '#platform/documents';
import { addFrame } from '#test/cases';
import { serverFolder } from '#test/database';
import { findInBytes, findInFolders } from '#test/find-canaries';
import { readEveryRow } from '#test/house-order';
import { openPostOffice } from '#test/post-office';
import { clearGuarding, openWatching } from '#test/watching';
import { child } from '../../src/cases/builders.ts';
import { emptyPerson, packOf } from '../../src/cases/identity.ts';
import { paths } from '../../src/cases/paths.ts';
import { destroyIdentities } from '../../src/cases/store/destroy-identities.ts';

/**
 * Words about a child that stand nowhere in the open: not in the data folder of the database with its write-ahead log and
 * its own log, not in the process log, the audit log, a mail, a download or a temporary file (abuse O05, B15, C22).
 */

const opened = await openWatching();
const { coordinator, guardian, db, site, scene, audit, addCase, as } = opened;
const { m } = coordinator;

// From here on temporary files come to a folder of this test's own.
const folder = await mkdtemp(join(tmpdir(), 'canary-'));
process.env['TMPDIR'] = folder;
after(async () => rm(folder, { recursive: true, force: true }));

const unique = (kind: string): string => `Zq${kind}${randomBytes(6).toString('hex')}`;
const canaries = {
  name: unique('name'),
  sibling: unique('sibling'),
  typed: unique('typed'),
  refused: unique('refused'),
  address: unique('address'),
  reference: unique('reference'),
  listed: unique('listed'),
  practitioner: unique('practitioner'),
  note: unique('note'),
  reason: unique('reason'),
};
const words = Object.values(canaries);
/** Said where nothing is sealed: the search must find it, or it would find nothing at all. */
const control = unique('control');

const answers: { readonly path: string; readonly bytes: Buffer; readonly mayShow: boolean }[] = [];

async function see(who: typeof coordinator, path: string, mayShow = false): Promise<void> {
  const { bytes } = await who.get(path);
  answers.push({ path, bytes, mayShow });
}

test('everything that is done with who a child is leaves nothing of it in the open', async () => {
  await clearGuarding(opened);
  const of = child({ name: canaries.name, address: canaries.address, reference: canaries.reference });
  const pack = packOf(of);
  const { id } = await addCase({
    ...pack,
    people: [...pack.people, { ...emptyPerson, id: 's1', relation: 'sibling', name: canaries.sibling }],
    practitioners: [{ name: canaries.practitioner, role: '', agency: '', email: '' }],
    note: canaries.note,
  });
  await addFrame({ db, scene, keys: site.keys }, [child({ name: canaries.listed })]);

  const form = await coordinator.get(paths.reveal(m, audit, id));
  const reason = `To check ${canaries.reason} with the school`;
  assert.equal((await coordinator.submit(form, { kind: 'other', reason, minutes: '15' })).status, 303);
  const person = paths.person(m, audit, id, 'child');
  const [page, stale] = [await coordinator.get(person), await coordinator.get(person)];
  const send = async (from: typeof page, fields: Record<string, string>) =>
    (await coordinator.submit(from, fields, { action: person })).status;
  assert.equal(await send(page, { school: canaries.refused, 'nhs-number': '1' }), 422);
  assert.equal(await send(page, { school: canaries.typed }), 303);
  assert.equal(await send(stale, { school: canaries.refused }), 409);

  const hold = await guardian.get(paths.holdAdd(guardian.m, audit));
  await guardian.submit(hold, { kind: 'inquiry', reference: control, on: id });
  for (const path of [paths.identity(m, audit, id), person]) await see(coordinator, path, true);
  for (const path of [paths.looks(guardian.m, audit), paths.looksFile(guardian.m, audit, 'csv')])
    await see(guardian, path, true);
  await coordinator.submit(await coordinator.get(person), {}, { action: paths.hide(m, audit, id) });
  for (const path of [
    paths.identity(m, audit, id),
    person,
    paths.reveal(m, audit, id),
    `/as/${m}`,
    `/as/${m}/audits`,
  ])
    await see(coordinator, path);
  for (const path of [paths.watch(guardian.m), paths.watchAudit(guardian.m, audit)])
    await see(guardian, path);
  const auditor = as('auditor');
  for (const path of [paths.identity(auditor.m, audit, id), `/as/${auditor.m}`]) await see(auditor, path);

  const proposal = await guardian.get(paths.destruction(guardian.m, audit));
  const proposed = await guardian.submit(proposal, {
    what: 'cases',
    reason: 'The board closed the audit in May',
  });
  const decision = proposed.to.replace(guardian.m, m);
  assert.equal(
    (await coordinator.submit(await coordinator.get(decision), { decision: 'confirm' })).status,
    303,
  );
  await destroyIdentities(db.database.transact, site.keys, { partnership: scene.here.partnership, audit });
  await see(guardian, proposed.to);
  await see(guardian, `${proposed.to}/pdf`);
});

test('no page, download or certificate shows it but to whoever looks', () => {
  assert.ok(answers.some(({ bytes, mayShow }) => mayShow && findInBytes(words, bytes, '').length > 0));
  const found = answers
    .filter(({ mayShow }) => !mayShow)
    .flatMap(({ path, bytes }) => findInBytes(words, bytes, path));
  assert.deepEqual(found, []);
});

test('it stands in no row of any table, no mail and no line of the process log', async () => {
  const rows = Buffer.from(JSON.stringify(await readEveryRow(db)));
  const log = await db.behind('select e::text as line from audit_log.event e');
  const jobs = await db.behind('select j::text as line from graphile_worker._private_jobs j');
  const mails = await (await openPostOffice(db, site.keys)).collect();
  assert.ok(log.length > 0 && jobs.length > 0 && site.log.length > 0);
  for (const [where, bytes] of [
    ['rows', rows],
    ['the audit log', Buffer.from(JSON.stringify(log))],
    ['jobs', Buffer.from(JSON.stringify(jobs))],
    ['mails', Buffer.from(JSON.stringify(mails))],
    ['the process log', Buffer.from(site.log.join('\n'))],
  ] as const)
    assert.deepEqual(findInBytes(words, bytes, where), []);
  assert.notDeepEqual(findInBytes([control], rows, 'rows'), []);
});

test('it stands in no file of the database, of its write-ahead log, of its own log, nor in a temporary one', async () => {
  await db.behind('checkpoint');
  const [row] = await db.behind(`select oid::text as oid from pg_database where datname = $1`, [db.name]);
  const server = serverFolder();
  const version = readdirSync(server).find((name) => /^\d+$/.test(name)) ?? assert.fail('no data');
  const data = join(server, version);
  const [tables, ahead] = [join(data, 'base', String(row?.['oid'])), join(data, 'pg_wal')];
  const others = [join(server, 'log'), join(data, 'base', 'pgsql_tmp'), folder];
  assert.deepEqual(await findInFolders(words, [tables, ahead, ...others]), []);
  assert.notDeepEqual(await findInFolders([control], [tables]), [], 'the search finds nothing in the tables');
  assert.notDeepEqual(await findInFolders([control], [ahead]), [], 'the search finds nothing in the log');
});

test('the search finds what is planted, whatever it is packed in', async () => {
  const bytes = Buffer.from(`before ${control} behind`);
  const content = {
    title: 'Planted',
    language: 'en-GB',
    subject: control,
    page: 'portrait',
    colour: '#1d4f6e',
    marks: [],
    footer: '',
    blocks: [],
  } as const;
  const { bytes: pdf } = await renderPdf(content);
  for (const [how, packed] of Object.entries({
    plain: bytes,
    gzip: gzipSync(bytes),
    zip: Buffer.from(zipSync({ 'a.txt': gzipSync(bytes) })),
    base64: Buffer.from(bytes.toString('base64')),
    hexadecimal: Buffer.from(bytes.toString('hex')),
    wide: Buffer.from(bytes.toString(), 'utf16le'),
    pdf: Buffer.from(pdf),
  }))
    assert.notDeepEqual(findInBytes([control], packed, how), [], how);
});
