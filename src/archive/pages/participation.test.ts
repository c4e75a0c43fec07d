import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyReaders, openArchive, readDemoAudit } from '#test/archive';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';

const csv = (m: string, audit: string) => paths.participationFile(m, audit, 'csv');

test('who took part, and the table as a file, are for those who may read audits', async () => {
  const archive = await openArchive([smallAudit()]);
  await assertOnlyReaders(archive, paths.participation);
  await assertOnlyReaders(archive, csv);
  const visitor = archive.as('scrutineer');
  const [audit = ''] = archive.audits;
  assert.equal((await visitor.get(paths.participation(visitor.m, audit))).status, 200);
  assert.equal((await visitor.get(`${paths.participation(visitor.m, audit)}/pdf`)).status, 404);
  const events = await archive.db.behind(
    `select event from audit_log.event where $1 = any (subjects) and outcome = 'seen'`,
    [audit],
  );
  assert.deepEqual(events, [{ event: 'audit.participation_viewed' }]);
});

test('the table of 2019: a 0 only where the source gives it, silence as silence, what is open, what was said twice', async () => {
  const archive = await openArchive([readDemoAudit('leicester-2019-familial')]);
  const visitor = archive.as('coordinator');
  const { body } = await visitor.get(paths.participation(visitor.m, archive.audits[0] ?? ''));
  const rows = new Map(
    [...body.matchAll(/<tr>\s*<th scope="row">([\s\S]*?)<\/th>([\s\S]*?)<\/tr>/g)].map(
      ([, name = '', cells = '']) => [
        words(name),
        [...cells.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) =>
          words(cell).replace('· not mentioned', '·'),
        ),
      ],
    ),
  );
  assert.deepEqual(rows.get('Leicestershire Police'), ['1', '1', '3', '·', '·', '·', '·']);
  assert.deepEqual(rows.get('Schools and education settings for the whole sector'), [
    '4',
    '·',
    '·',
    '·',
    '·',
    '1 (not currently in education)',
    '·',
  ]);
  assert.deepEqual(rows.get('SSTOP'), ['Nothing said']);
  assert.deepEqual(rows.get('Turning Point'), ['0', '·', '·', '5', '·', '·', '·']);
  assert.deepEqual(rows.get('GP practices (CCG) for the whole sector'), ['4', '·', '·', '·', '·', '·', '1']);
  const text = words(body);
  assert.match(text, /GP practices \(CCG\): one of the five cases/);
  assert.match(text, /DNLRC and Adult Social Care \(ASC\) are stated twice/);
  assert.match(text, /The report says: Eight of the thirteen agencies/);
  assert.match(text, /Left out, because nothing is said about them: SSTOP and CAFCASS\./);
  assert.match(body, /role="img" aria-label="How many cases each agency audited/);
});

test('the file holds what the table holds, under a name that does not say what the audit was about', async () => {
  const archive = await openArchive([readDemoAudit('leicester-2019-familial')]);
  const visitor = archive.as('coordinator');
  const file = await visitor.get(csv(visitor.m, archive.audits[0] ?? ''));
  assert.equal(file.headers['content-disposition'], 'attachment; filename="participation-2019.csv"');
  const lines = file.body.split('\r\n');
  assert.match(lines[0] ?? '', /^\ufeffAgency or service,Whole sector,Cases in the sample,Audited,/);
  assert.equal(lines[1], 'Leicestershire Police,no,5,1,1,3,,,,,,0,');
  assert.ok(lines.includes('SSTOP,no,5,,,,,,,,,,nothing said'));
});

test('agencies without figures are named without a 0, and where nobody is named that is said', async () => {
  const archive = await openArchive([readDemoAudit('leicester-2016-cse'), readDemoAudit('llr-2025-csa')]);
  const visitor = archive.as('coordinator');
  const [older = '', joint = ''] = archive.audits;
  const named = words((await visitor.get(paths.participation(visitor.m, older))).body);
  assert.match(named, /are named as taking part\. How many cases each agency audited is not stated\./);
  assert.match(named, /Leicestershire Police Nothing said/);
  assert.doesNotMatch(named, /\b0\b/);
  const unnamed = words((await visitor.get(paths.participation(visitor.m, joint))).body);
  assert.match(unnamed, /does not say which agencies took part/);
  assert.equal((await visitor.get(csv(visitor.m, joint))).status, 404);
});

function words(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
