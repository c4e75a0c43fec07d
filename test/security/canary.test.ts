import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { renderPdf } from '#platform/documents';
import { makeCanaries } from '#test/canaries';
import { addCase, addFrame } from '#test/cases';
import { serverFolder } from '#test/database';
import { findInBytes, findInFolders } from '#test/find-canaries';
import { readEveryRow } from '#test/house-order';
import { plantInAsks, plantInLists, plantInReturns, type Shown } from '#test/planting';
import { openPostOffice } from '#test/post-office';
import { openReturning } from '#test/returns';
import type { Visitor } from '#test/site';
import { clearGuarding } from '#test/watching';
import { child } from '../../src/cases/builders.ts';
import { emptyPerson, packOf } from '../../src/cases/identity.ts';
import { paths } from '../../src/cases/paths.ts';
import { destroyIdentities } from '../../src/cases/store/destroy-identities.ts';
import { paths as returnPaths } from '../../src/returns/paths.ts';

/**
 * Words about a child that stand nowhere in the open: not in the data folder of the database with its write-ahead log and
 * its own log, not in the process log, the audit log, a mail, a download or a temporary file (abuse O05, B15, C22).
 */

const opened = await openReturning();
const { coordinator, lead, auditor, db, site, scene, audit, as } = opened;
const guardian = as('data_guardian');
const { m } = coordinator;

// From here on temporary files come to a folder of this test's own.
const folder = await mkdtemp(join(tmpdir(), 'canary-'));
process.env['TMPDIR'] = folder;
after(async () => rm(folder, { recursive: true, force: true }));

const canaries = makeCanaries();
const { plant, of, nhsNumber, born } = canaries;
const facts = [nhsNumber, born.iso, born.shown];
/** Said where nothing is sealed: the search must find it, or it would find nothing at all. */
const control = makeCanaries().plant('control');

const answers: { readonly path: string; readonly bytes: Buffer; readonly mayShow: boolean }[] = [];

async function see(who: Visitor, path: string, mayShow = false): Promise<void> {
  const { bytes, status } = await who.get(path);
  assert.equal(status, 200, path);
  answers.push({ path, bytes, mayShow });
}

async function seeAll(shown: Shown): Promise<void> {
  for (const [who, path] of shown) await see(who, path, true);
}

/** What was planted and what of it stands there. */
const findIn = (bytes: Uint8Array, where: string): readonly string[] =>
  findInBytes([...canaries.words(), ...facts], bytes, where);

test('who a child is, looked at and changed, is sealed', async () => {
  await clearGuarding(opened);
  const pack = packOf(
    child({ name: plant('name'), address: plant('address'), reference: plant('reference') }),
  );
  const { id } = await addCase(
    { db, scene, keys: site.keys },
    {
      ...pack,
      people: [
        ...pack.people,
        { ...emptyPerson, id: 's1', relation: 'sibling', name: plant('sibling') },
        { ...emptyPerson, id: 'p1', relation: 'other_adult', name: plant('elder'), born: born.iso },
      ],
      practitioners: [{ name: plant('practitioner'), role: '', agency: '', email: '' }],
      note: plant('note'),
    },
  );
  await addFrame({ db, scene, keys: site.keys }, [child({ name: plant('onList') })]);

  const form = await coordinator.get(paths.reveal(m, audit, id));
  const reason = `To check ${plant('reasonOfLook')} with the school`;
  assert.equal((await coordinator.submit(form, { kind: 'other', reason, minutes: '15' })).status, 303);
  const person = paths.person(m, audit, id, 'child');
  const [page, stale] = [await coordinator.get(person), await coordinator.get(person)];
  const send = async (from: typeof page, fields: Record<string, string>) =>
    (await coordinator.submit(from, fields, { action: person })).status;
  const refused = plant('refused');
  assert.equal(await send(page, { school: refused, 'nhs-number': '1' }), 422);
  assert.equal(await send(page, { school: plant('typed'), 'nhs-number': nhsNumber }), 303);
  assert.equal(await send(stale, { school: refused }), 409);

  const hold = await guardian.get(paths.holdAdd(guardian.m, audit));
  await guardian.submit(hold, { kind: 'inquiry', reference: control, on: id });
  for (const path of [paths.identity(m, audit, id), person]) await see(coordinator, path, true);
  for (const path of [paths.looks(guardian.m, audit), paths.looksFile(guardian.m, audit, 'csv')])
    await see(guardian, path, true);
  await coordinator.submit(await coordinator.get(person), {}, { action: paths.hide(m, audit, id) });
  for (const path of [paths.identity(m, audit, id), person, paths.reveal(m, audit, id)])
    await see(coordinator, path);
});

test('a list, in use or waiting, its marks and whoever is picked by hand are sealed', async () => {
  await seeAll(await plantInLists(opened, canaries));
});

test('what an agency is told and says, who is too close and what is feared is sealed', async () => {
  await seeAll(await plantInAsks(opened, canaries));
});

test('what an agency writes, signs and adds as files is sealed', async () => {
  await seeAll(await plantInReturns(opened, canaries));
});

test('all of it was kept: whoever may see it sees it, but for what no page shows', () => {
  const pages = answers.filter(({ mayShow }) => mayShow);
  const seen = pages.flatMap(({ path, bytes }) => findIn(bytes, path)).join('\n');
  const unseen = [...canaries.words(), nhsNumber, born.shown].filter((word) => !seen.includes(`${word} `));
  const ofLists = [
    'onList',
    'heading',
    'listed',
    'listedAddress',
    'listedElsewhere',
    'nameOfList',
    'sheet',
    'waiting',
  ];
  const neverShown = [...ofLists, 'refused', 'commentTooLate', 'nameOfRemoved', 'contentOfRemoved'];
  assert.deepEqual(unseen.toSorted(), neverShown.map(of).toSorted());
});

test('pages that count, list and send things on show none of it, nor does what stays of destroyed cases', async () => {
  for (const who of [coordinator, lead, auditor, guardian, as('panel_chair')]) await see(who, `/as/${who.m}`);
  const counted = [paths.cases, paths.casesFile, paths.frame, paths.frameRows, paths.chase, paths.concerns];
  for (const path of [...counted, returnPaths.progress, returnPaths.progressFile])
    await see(coordinator, path(m, audit));
  for (const path of [`/as/${m}/audits`, paths.matrixFile(m, audit, 'csv')]) await see(coordinator, path);
  for (const path of [paths.asked(lead.m, audit), returnPaths.mine(lead.m)]) await see(lead, path);
  for (const path of [paths.mine(auditor.m), returnPaths.mine(auditor.m)]) await see(auditor, path);
  for (const path of [paths.watch(guardian.m), paths.watchAudit(guardian.m, audit)])
    await see(guardian, path);

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
  const found = answers.filter(({ mayShow }) => !mayShow).flatMap(({ path, bytes }) => findIn(bytes, path));
  assert.deepEqual(found, []);
});

test('it stands in no row of any table, no mail and no line of the process log', async () => {
  const rows = Buffer.from(JSON.stringify(await readEveryRow(db)));
  const log = await db.behind('select e::text as line from audit_log.event e');
  const jobs = await db.behind('select j::text as line from graphile_worker._private_jobs j');
  const mails = await (await openPostOffice(db, site.keys)).collect();
  for (const lines of [log, jobs, mails, site.log]) assert.ok(lines.length > 0);
  for (const [where, bytes] of [
    ['rows', rows],
    ['the audit log', Buffer.from(JSON.stringify(log))],
    ['jobs', Buffer.from(JSON.stringify(jobs))],
    ['mails', Buffer.from(JSON.stringify(mails))],
    ['the process log', Buffer.from(site.log.join('\n'))],
  ] as const)
    assert.deepEqual(findIn(bytes, where), []);
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
  const planted = [...canaries.words(), ...facts];
  assert.deepEqual(await findInFolders(planted, [tables, ahead, ...others]), []);
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
