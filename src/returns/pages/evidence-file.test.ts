import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, allowFiles, addFile } = opened;
await allowFiles(true);
const one = await openOne();
const content = `%PDF-1.7\n${'% words\n'.repeat(300_000)}%%EOF\n`;
await addFile(auditor, one, 'a1', { name: 'Ada Quillfeather.pdf', content });
const [row] = await db.behind('select id from returns.evidence where return_id = $1', [one.return]);
const id = String(row?.['id']);
const path = (m: string) => paths.file(m, audit, one.return, id);

test('a file comes back as it was given, is never shown in the page, and its name tells nothing (F16)', async () => {
  for (const visitor of [auditor, lead]) {
    const got = await visitor.get(path(visitor.m));
    assert.equal(got.status, 200);
    assert.equal(got.bytes.toString('latin1'), content);
    assert.equal(got.headers['content-type'], 'application/pdf');
    assert.match(got.headers['content-disposition'] ?? '', /^attachment; filename="file-[0-9a-f]{8}\.pdf"$/);
    assert.equal(got.headers['x-content-type-options'], 'nosniff');
    assert.match(got.headers['content-security-policy'] ?? '', /default-src 'none'.*sandbox/);
    assert.equal(got.headers['cache-control'], 'no-store');
  }
});

test('nobody else gets it, also not by its address, and not through another return (F22)', async () => {
  assert.equal((await site.visitor().get(path(auditor.m))).status, 404);
  for (const visitor of [coordinator, as('panel_chair'), as('agency_lead', scene.there)])
    assert.equal((await visitor.get(path(visitor.m))).status, 404);
  const other = await openOne();
  assert.equal((await auditor.get(paths.file(auditor.m, audit, other.return, id))).status, 404);
});

test('it is read with the return that was handed in', async () => {
  await db.behind(`update returns.return set state = 'submitted' where id = $1`, [one.return]);
  const page = await lead.get(paths.return(lead.m, audit, one.return));
  assert.match(page.body, /Files<\/h2>[\s\S]*Ada Quillfeather\.pdf/);
  assert.equal((await lead.get(path(lead.m))).status, 200);
});

test('a file of which a piece is missing does not open', async () => {
  await db.behind('delete from returns.evidence_piece where evidence_id = $1 and position = 2', [id]);
  assert.equal((await auditor.get(path(auditor.m))).status, 500);
});
