import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertWritesNothing } from '#test/house-order';
import { assertOnlyWhoMay } from '#test/refusals';
import { readFormTag } from '#test/site';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';
import { readPublishedAudit } from '../rules/read-published-audit.ts';
import { writePublishedAudit } from '../rules/write-published-audit.ts';

const archive = await openArchive([smallAudit()]);
const { as, db } = archive;
const coordinator = as('coordinator');
const { m } = coordinator;
const [row] = await db.behind(
  `select id from audits.audit where short_name = 'anytown-2024-neglect' and partnership_id = $1`,
  [archive.scene.here.partnership],
);
const audit = String(row?.['id']);
const reader = as('board_member');

async function open(reason: string): Promise<void> {
  const page = await coordinator.get(paths.correct(m, audit));
  assert.equal((await coordinator.submit(page, { reason })).status, 303);
}

async function change(section: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const path = paths.recordingSection(m, audit, section);
  const page = await coordinator.get(path);
  assert.equal((await coordinator.submit(page, fields, { action: path })).status, 303);
}

async function itemOf(list: string, text: string): Promise<string> {
  const [found] = await db.behind(
    `select split_part(field, ':', 2) as id from audits.draft_field where audit_id = $1 and field like $2
       and value ->> 'text' = $3`,
    [audit, `${list}:%`, text],
  );
  return String(found?.['id']);
}

const finish = async () => coordinator.submit(await coordinator.get(paths.recordingCheck(m, audit)), {});

test('what was corrected is for coordinators alone, and so is how it stood before', async () => {
  await assertOnlyWhoMay(archive, 'audits.import', (as) => paths.corrections(as, audit));
  assert.match((await coordinator.get(paths.corrections(m, audit))).body, /Nothing was corrected/);
  assert.equal((await coordinator.get(paths.correctionFile(m, audit, 1))).status, 404);
});

test('a correction in which nothing is changed is not finished', async () => {
  await open('Two cases were missing.');
  const check = await coordinator.get(paths.recordingCheck(m, audit));
  assert.match(check.body, /Nothing is changed yet/);
  assert.doesNotMatch(check.body, />\s*Finish\s*</);
  const path = paths.recordingSection(m, audit, 'cases');
  const keys = Object.fromEntries(
    readFormTag((await coordinator.get(path)).body, path).fields.filter(([name]) => name.startsWith('_')),
  );
  await assertWritesNothing(db, 422, async () => coordinator.post(paths.recordingCheck(m, audit), keys));
});

test('the finished audit stands for everybody until the correction is finished; then it is corrected, and the same audit', async () => {
  await change('cases', { cases: '6' });
  await change('publication', { title: 'Audit of neglect in Anytown' });
  const finding = await itemOf('finding', 'Minutes came late.');
  const path = paths.recordingItem(m, audit, 'findings', 'finding', finding);
  const item = await coordinator.get(path);
  const answer = await coordinator.submit(
    item,
    { text: 'Minutes came after the next meeting.' },
    { action: path },
  );
  assert.equal(answer.status, 303);
  const before = await reader.get(paths.findings(reader.m, audit));
  assert.match(before.body, /Minutes came late/);
  assert.match(before.body, /Multi-agency audit of neglect/);
  const check = await coordinator.get(paths.recordingCheck(m, audit));
  assert.match(check.body, /What changes/);
  assert.match(check.body, /Cases in all/);
  const [standing] = await db.behind(`select id from findings.finding where audit_id = $1 and ref = 'late'`, [
    audit,
  ]);
  const finished = await finish();
  assert.equal(finished.to, `${paths.audit(m, audit)}?imported=corrected`);
  assert.match((await coordinator.get(finished.to)).body, /The correction is finished/);
  const after = await reader.get(paths.findings(reader.m, audit));
  assert.match(after.body, /Minutes came after the next meeting/);
  assert.match(after.body, /Audit of neglect in Anytown/);
  const [same] = await db.behind(
    `select id, text from findings.finding where audit_id = $1 and ref = 'late'`,
    [audit],
  );
  assert.deepEqual(same, { id: standing?.['id'], text: 'Minutes came after the next meeting.' });
  assert.equal((await coordinator.get(paths.recording(m, audit))).status, 404);
});

test('what changed, who did it, when and why is kept, and the audit as it stood before', async () => {
  const { body } = await coordinator.get(paths.corrections(m, audit));
  assert.match(body, /Two cases were missing\./);
  assert.match(body, /Finished on .* by /);
  assert.match(body, /Minutes came.*late/s);
  assert.ok(body.includes(paths.correctionFile(m, audit, 1)));
  const stood = await coordinator.get(paths.correctionFile(m, audit, 1));
  const read = readPublishedAudit(stood.body);
  assert.ok(read.ok);
  assert.equal(writePublishedAudit(read.audit), writePublishedAudit(smallAudit()));
});

test('a second correction by somebody else starts from what stands, and a new finding never takes an old one’s place', async () => {
  await open('A finding is about another audit.');
  const gone = await itemOf('finding', 'Plans were clear.');
  const removal = paths.recordingItemRemoval(m, audit, 'findings', 'finding', gone);
  assert.equal((await coordinator.submit(await coordinator.get(removal), {})).status, 303);
  await change('publication', { title: 'Audit of neglect, Anytown' });
  const add = paths.recordingItem(m, audit, 'findings', 'finding', 'new');
  const added = await coordinator.submit(
    await coordinator.get(add),
    { kind: 'strength', text: 'Plans were shared.', theme: 'plans' },
    { action: add },
  );
  assert.equal(added.status, 303);
  assert.equal((await finish()).status, 303);
  const refs = await db.behind(
    `select ref, withdrawn_at is not null as gone from findings.finding where audit_id = $1 order by ref`,
    [audit],
  );
  assert.deepEqual(
    refs.map((one) => [one['ref'], one['gone']]),
    [
      ['clear', true],
      ['finding-2', false],
      ['late', false],
    ],
  );
});

test('a correction that is put away leaves the audit as it stands, and another can be opened', async () => {
  await open('By mistake.');
  await change('publication', { title: 'Something else' });
  const away = await coordinator.get(paths.recordingAway(m, audit));
  assert.match(away.body, /The audit stays published as it stands/);
  assert.equal((await coordinator.submit(away, {})).to, paths.audit(m, audit));
  assert.match((await reader.get(paths.audit(reader.m, audit))).body, /<h1[^>]*>Audit of neglect, Anytown/);
  assert.match((await coordinator.get(paths.corrections(m, audit))).body, /Put away on/);
  await open('In earnest.');
  const { body } = await coordinator.get(paths.recordingSection(m, audit, 'publication'));
  assert.match(body, /value="Audit of neglect, Anytown"/);
});
