import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturning } from '#test/returns';
import { assertWritesNothing } from '#test/house-order';
import { clearingJob } from '../jobs/clear-removed-files.ts';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, allowFiles, addFile, handIn, sign } =
  opened;
await allowFiles(true);
const one = await openOne();
const words = { name: 'note.txt', content: 'Words.' };
await addFile(auditor, one, 'a1', words);
await addFile(auditor, one, 'a1', { name: 'other.txt', content: 'Others.' });
const rows = await db.behind('select id from returns.evidence where return_id = $1 order by added_at', [
  one.return,
]);
const [id = '', other = ''] = rows.map((row) => String(row['id']));
const path = (m: string) => paths.fileRemoval(m, audit, one.return, id);
const pieces = async () => (await db.behind('select evidence_id from returns.evidence_piece')).length;

test('only those who write the return are asked whether a file is to go, and told what becomes of it', async () => {
  assert.equal((await site.visitor().get(path(auditor.m))).status, 404);
  for (const visitor of [coordinator, as('agency_lead', scene.there)])
    assert.equal((await visitor.get(path(visitor.m))).status, 404);
  assert.match((await lead.get(path(lead.m))).body, /note\.txt[\s\S]*deleted within minutes/);
});

test('a file that was removed opens for nobody; that it was there stays, and what was in it is deleted', async () => {
  const before = await pieces();
  const form = await auditor.get(path(auditor.m));
  assert.equal((await auditor.submit(form, {})).status, 303);
  assert.equal((await lead.get(paths.file(lead.m, audit, one.return, id))).status, 404);
  const page = await auditor.get(paths.section(auditor.m, audit, one.return, 'referrals'));
  assert.doesNotMatch(page.body, /note\.txt/);
  assert.match(page.body, /other\.txt/);
  const [row] = await db.behind('select removed_by from returns.evidence where id = $1', [id]);
  assert.equal(row?.['removed_by'], auditor.m);
  assert.equal(await pieces(), before);
  const job = clearingJob(db.database.transact);
  const helpers = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
  await job({ partnership: scene.here.partnership }, helpers);
  assert.equal(await pieces(), before - 1);
  assert.equal((await auditor.get(paths.file(auditor.m, audit, one.return, other))).status, 200);
});

test('a file that a colleague removed first is gone, and that is no fault', async () => {
  const removal = paths.fileRemoval(auditor.m, audit, one.return, other);
  const [mine, theirs] = [await auditor.get(removal), await lead.get(removal.replace(auditor.m, lead.m))];
  assert.equal((await lead.submit(theirs, {})).status, 303);
  assert.equal((await auditor.submit(mine, {})).status, 303);
  const [row] = await db.behind('select removed_by from returns.evidence where id = $1', [other]);
  assert.equal(row?.['removed_by'], lead.m);
});

test('nothing is removed from a return that was handed in', async () => {
  const late = await openOne();
  await addFile(auditor, late, 'a1', words);
  const [row] = await db.behind('select id from returns.evidence where return_id = $1', [late.return]);
  const form = await auditor.get(paths.fileRemoval(auditor.m, audit, late.return, String(row?.['id'])));
  await db.behind(`update returns.return set state = 'submitted' where id = $1`, [late.return]);
  await assertWritesNothing(db, 409, async () => auditor.submit(form, {}));
});

test('a file that was signed with the return and is removed in a correction stays with that signature', async () => {
  const corrected = await openOne();
  await addFile(auditor, corrected, 'a1', { name: 'signed.txt', content: 'As it was signed.' });
  await handIn(corrected);
  await sign(corrected);
  await db.behind(`update returns.return set state = 'sent_back' where id = $1`, [corrected.return]);
  await addFile(auditor, corrected, 'a1', { name: 'later.txt', content: 'Added since.' });
  const files = await db.behind('select id from returns.evidence where return_id = $1 order by added_at', [
    corrected.return,
  ]);
  const [signed = '', later = ''] = files.map((row) => String(row['id']));
  const says = [];
  for (const file of [signed, later]) {
    const form = await auditor.get(paths.fileRemoval(auditor.m, audit, corrected.return, file));
    says.push(/there it stays, and can be read|deleted within minutes/.exec(form.body)?.[0]);
    assert.equal((await auditor.submit(form, {})).status, 303);
  }
  assert.deepEqual(says, ['there it stays, and can be read', 'deleted within minutes']);
  const helpers = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
  await clearingJob(db.database.transact)({ partnership: scene.here.partnership }, helpers);
  const read = await lead.get(paths.file(lead.m, audit, corrected.return, signed));
  assert.equal(read.body, 'As it was signed.');
  assert.equal((await lead.get(paths.file(lead.m, audit, corrected.return, later))).status, 404);
  const { body } = await auditor.get(paths.section(auditor.m, audit, corrected.return, 'referrals'));
  assert.doesNotMatch(body, /signed\.txt|later\.txt/);
  const asSigned = await lead.get(paths.mySigned(lead.m, audit, corrected.return, 1));
  assert.match(asSigned.body, /Files<\/h2>[\s\S]*signed\.txt/);
  assert.doesNotMatch(asSigned.body, /later\.txt/);
});
