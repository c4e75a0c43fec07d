import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, write, allowFiles, addFile } =
  opened;
const one = await openOne();
const add = (m: string, standard = 'a1') => paths.fileAdd(m, audit, one.return, standard);
const section = (m: string) => paths.section(m, audit, one.return, 'referrals');
const pdf = '%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n';
const note = { name: 'Quillfeather note.txt', content: 'Seen at home by the health visitor.' };

test('files are added where the coordinator allowed them with the tool, and nowhere else', async () => {
  assert.equal((await auditor.get(add(auditor.m))).status, 404);
  assert.doesNotMatch((await auditor.get(section(auditor.m))).body, /add a file/);
  const tool = paths.auditTool(coordinator.m, audit);
  const form = await coordinator.get(tool);
  assert.equal((await coordinator.submit(form, { files: 'yes' }, { action: tool })).status, 303);
  assert.match((await coordinator.get(tool)).body, /Files may be added/);
  assert.equal((await auditor.get(add(auditor.m))).status, 200);
  assert.equal((await lead.get(add(lead.m))).status, 200);
});

test('a file is added by those who write the return, to an answer that is asked (abuse F22)', async () => {
  assert.equal((await site.visitor().get(add(auditor.m))).status, 404);
  for (const visitor of [coordinator, as('panel_chair'), as('agency_lead', scene.there)])
    assert.equal((await visitor.get(add(visitor.m))).status, 404);
  for (const standard of ['', 'no-such', 'meetings', 'constructor'])
    assert.equal((await auditor.get(add(auditor.m, standard))).status, 404, standard);
});

test('adding a file saves what was typed first, and stands below its answer', async () => {
  const saved = await write(auditor, one, 'referrals', { 'a1-comment': 'Kept first.', next: 'file:a1' });
  assert.equal(saved.to, add(auditor.m));
  const added = await addFile(auditor, one, 'a1', { name: 'Referral.pdf', content: pdf });
  assert.match(added.to, /sections\/referrals\?saved=file$/);
  const page = await lead.get(section(lead.m));
  assert.match(page.body, /Kept first\./);
  assert.match(page.body, /Referral\.pdf<\/a> \(PDF, 1 kB\)/);
});

test('neither the name of a file nor what is in it stands open in the database', async () => {
  assert.equal((await addFile(auditor, one, 'a1', note)).status, 303);
  const [row] = await db.behind(
    `select e.sealed_name, p.sealed, e.kind from returns.evidence e
     join returns.evidence_piece p on p.evidence_id = e.id where e.return_id = $1 and e.kind = 'text'`,
    [one.return],
  );
  for (const column of ['sealed_name', 'sealed'])
    assert.doesNotMatch(String(row?.[column]), /Quillfeather|health visitor/);
  const log = await db.behind(
    `select detail::text as told from audit_log.event where event like 'returns.file%'`,
  );
  assert.ok(log.length > 0 && log.every(({ told }) => !String(told).includes('Quillfeather')));
});

const refused: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['nothing', '', /Choose the file/],
  ['a page that calls itself a PDF (F16)', '<html><script>alert(1)</script>', /must be a PDF/],
  ['a drawing that runs (F16)', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', /must be a PDF/],
  ['a PDF with a script (F15)', pdf.replace('/Type', '/S /JavaScript /Type'), /script or opens programs/],
  ['a PDF cut off (F21)', pdf.slice(0, -8), /damaged/],
  ['a packed file (F01)', Buffer.from('PK\u0003\u0004 and no more', 'latin1'), /damaged/],
  [
    'a flood of pixels (F17)',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    /damaged, or has more than/,
  ],
];
for (const [what, content, says] of refused)
  test(`as a file, ${what} is told at its field and nothing of it is kept`, async () => {
    const answer = await assertWritesNothing(db, 422, async () =>
      addFile(auditor, one, 'a1', { name: 'a.pdf', content }),
    );
    assert.match(problemsOf(answer).join(), says);
    assert.doesNotMatch(answer.body, /<script>alert/);
  });

test('a file of more than 20 MB is refused, and nothing of it is kept', async () => {
  const answer = await assertWritesNothing(db, 422, async () =>
    addFile(auditor, one, 'a1', { name: 'a.txt', content: Buffer.alloc(20_000_001, 'a') }),
  );
  assert.deepEqual(problemsOf(answer), ['The file must be 20 MB or smaller']);
});

test('a hostile name is shown plain, and never becomes a name of a file (F19)', async () => {
  const names = [
    '../../etc/passwd',
    'annexe\u202excod.exe',
    `${'n'.repeat(400)}.txt`,
    '<img src=x onerror=y>.txt',
  ];
  for (const name of names)
    assert.equal((await addFile(auditor, one, 'a2', { name, content: 'Words.' })).status, 303);
  const { body } = await auditor.get(section(auditor.m));
  assert.match(body, />passwd<\/a>/);
  assert.match(body, />annexexcod\.exe<\/a>/);
  assert.match(body, /&lt;img src=x onerror=y&gt;\.txt/);
  assert.doesNotMatch(body, /n{121}|\u202e/);
});

test('the files of a return hold 60 MB together, also when two are added at once (F20)', async () => {
  const full = await openOne();
  await db.behind(
    `insert into returns.evidence (partnership_id, audit_id, id, return_id, agency_id, field, kind, bytes, sealed_name, added_by)
     select partnership_id, audit_id, gen_random_uuid(), id, agency_id, 'a1', 'pdf', bytes, '\\x00', $2
     from returns.return, unnest(array[20000000, 20000000, 19999000]) bytes where id = $1`,
    [full.return, auditor.m],
  );
  const give = async (letter: string) =>
    addFile(auditor, full, 'a1', { name: `${letter}.txt`, content: letter.repeat(700) });
  const both = await Promise.all([give('a'), give('b')]);
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([303, 422]));
  const answer = both.find(({ status }) => status === 422);
  assert.match(problemsOf(answer ?? assert.fail()).join(), /60 MB together, and nothing is left/);
});

test('a return has at most 40 files', async () => {
  const many = await openOne();
  await db.behind(
    `insert into returns.evidence (partnership_id, audit_id, id, return_id, agency_id, field, kind, bytes, sealed_name, added_by)
     select partnership_id, audit_id, gen_random_uuid(), id, agency_id, 'a1', 'pdf', 10, '\\x00', $2
     from returns.return, generate_series(1, 40) where id = $1`,
    [many.return, auditor.m],
  );
  const answer = await assertWritesNothing(db, 422, async () => addFile(auditor, many, 'a1', note));
  assert.match(problemsOf(answer).join(), /A return may have 40 files/);
});

test('once the return was handed in, or files are not allowed any more, none is added', async () => {
  const late = await openOne();
  const form = await auditor.get(paths.fileAdd(auditor.m, audit, late.return, 'a1'));
  const send = async () => auditor.submit(form, {}, { upload: { field: 'file', ...note } });
  await allowFiles(false);
  await assertWritesNothing(db, 404, send);
  await allowFiles(true);
  await db.behind(`update returns.return set state = 'submitted' where id = $1`, [late.return]);
  assert.match((await assertWritesNothing(db, 409, send)).body, /Nothing was saved/);
});
