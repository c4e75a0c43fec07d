import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#accounts';
import { openArchive, readDemoAudit, type Archive } from '#test/archive';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openRecordingDesk } from '#test/recording';
import type { Visit } from '#test/site';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { publishedAuditBytesLimit } from '../rules/read-published-audit.ts';
import { writePublishedAudit } from '../rules/write-published-audit.ts';

const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const countAudits = async ({ db }: Archive) =>
  Number((await db.behind('select count(*) from audits.audit'))[0]?.['count']);

/** Gives a file on the page for it and reads what comes of it. */
async function give(
  archive: Archive,
  content: string | Uint8Array,
  visitor = archive.as('coordinator'),
): Promise<Visit> {
  const form = await visitor.get(paths.importAudit(visitor.m));
  return await visitor.submit(form, {}, { upload: { field: 'file', name: 'audit.json', content } });
}

async function paste(archive: Archive, audit: PublishedAudit): Promise<Visit> {
  const visitor = archive.as('coordinator');
  const form = await visitor.get(paths.importAudit(visitor.m));
  return await visitor.submit(form, { text: writePublishedAudit(audit) });
}

test('only a coordinator brings an audit in', async () => {
  const archive = await openArchive([]);
  const coordinator = archive.as('coordinator');
  const form = await coordinator.get(paths.importAudit(coordinator.m));
  assert.equal(form.status, 200);
  const checked = await paste(archive, smallAudit());
  const before = await countAudits(archive);
  for (const role of roles.filter((one) => one !== 'coordinator')) {
    const visitor = archive.as(role);
    assert.equal((await visitor.get(paths.importAudit(visitor.m))).status, 404, role);
  }
  assert.equal((await archive.site.visitor().get(paths.importAudit(coordinator.m))).status, 404);
  // The form of a coordinator in other hands: its token is theirs alone.
  const auditor = archive.as('auditor');
  const forged = await auditor.submit(checked, {}, { action: paths.importConfirm(coordinator.m) });
  assert.equal(forged.status, 403);
  assert.equal(await countAudits(archive), before);
});

test('a file is shown before it is brought in, then it is there, and the log says what was done', async () => {
  const archive = await openArchive([]);
  const visitor = archive.as('coordinator');
  const before = await countAudits(archive);
  const checked = await give(archive, writePublishedAudit(smallAudit()), visitor);
  assert.equal(checked.status, 200);
  assert.match(words(checked.body), /It will be added\..*One strength and one learning point\./);
  assert.match(
    words(checked.body),
    /Agencies that will be added to your partnership Children&#39;s Social Care/,
  );
  assert.equal(await countAudits(archive), before);
  const done = await visitor.submit(checked, {}, { action: paths.importConfirm(visitor.m) });
  assert.equal(done.status, 303);
  const page = await visitor.get(done.to);
  assert.match(page.body, /The audit has been added\./);
  assert.match(page.body, /<h1[^>]*>Multi-agency audit of neglect/);
  const events = await archive.db.behind(
    `select outcome, subjects, detail from audit_log.event where event = 'audit.imported'`,
  );
  const [id = ''] = /[0-9a-f-]{36}(?=\?)/.exec(done.to) ?? [];
  assert.deepEqual(events, [
    {
      outcome: 'done',
      subjects: [id],
      detail: {
        outcome: 'added',
        findings_added: 2,
        findings_changed: 0,
        findings_withdrawn: 0,
        recommendations_added: 1,
        recommendations_changed: 0,
        recommendations_withdrawn: 0,
        agencies_added: 1,
      },
    },
  ]);
});

test('the same file again has nothing to bring in, and a changed one says what it changes', async () => {
  const archive = await openArchive([smallAudit()]);
  const again = await paste(archive, smallAudit());
  assert.equal(again.status, 200);
  assert.match(again.body, /<h1[^>]*>Nothing has changed/);
  assert.doesNotMatch(again.body, /<form/);
  const [late] = smallAudit().findings;
  assert.ok(late !== undefined);
  const changed = await paste(
    archive,
    smallAudit({ findings: [{ ...late, text: 'Minutes came very late.' }] }),
  );
  assert.match(
    words(changed.body),
    /Changes to findings One changed; one withdrawn \(no longer in the file\)/,
  );
  const visitor = archive.as('coordinator');
  const done = await visitor.submit(changed, {}, { action: paths.importConfirm(visitor.m) });
  assert.match((await visitor.get(done.to)).body, /has been brought up to date\./);
});

test('a file with faults is refused with each of them, what was pasted stays, and nothing is written', async () => {
  const archive = await openArchive([]);
  const before = await countAudits(archive);
  const [late] = smallAudit().findings;
  assert.ok(late !== undefined);
  const wrong = smallAudit({ findings: [{ ...late, themes: ['weather'], extent: { cases: 9, of: 4 } }] });
  const refused = await paste(archive, wrong);
  assert.equal(refused.status, 422);
  assert.match(refused.body, /<title>Error: Bring in/);
  assert.match(refused.body, /<a href="#text">There are \w+ problems in the file/);
  assert.match(words(refused.body), /Finding 1, theme 1: “weather” is not a theme/);
  assert.match(words(refused.body), /findings\[0\]\.extent\.cases/);
  assert.match(refused.body, /<textarea[^>]*>[\s\S]*anytown-2024-neglect[\s\S]*<\/textarea>/);
  assert.equal(await countAudits(archive), before);
});

test('what is no published audit is told at its field', async () => {
  const archive = await openArchive([]);
  const tooLarge = await give(archive, Buffer.alloc(publishedAuditBytesLimit + 1, 0x20));
  assert.equal(tooLarge.status, 422);
  assert.match(tooLarge.body, /<a href="#file">audit\.json is larger than 2 MB\./);
  const noText = await give(archive, Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0xff, 0xfe));
  assert.match(noText.body, /<a href="#file">audit\.json is not plain text in UTF-8\./);
  const noJson = await give(archive, '{ "format": ');
  assert.match(noJson.body, /<a href="#file">There is one problem in the file\./);
  assert.match(words(noJson.body), /Line 1, column/);
  const visitor = archive.as('coordinator');
  const nothing = await visitor.submit(await visitor.get(paths.importAudit(visitor.m)), {});
  assert.equal(nothing.status, 422);
  assert.match(nothing.body, /Choose a file, or paste its text/);
});

test('what is carried from the check to the confirmation is read again', async () => {
  const archive = await openArchive([]);
  const before = await countAudits(archive);
  const visitor = archive.as('coordinator');
  const checked = await paste(archive, smallAudit());
  const options = { action: paths.importConfirm(visitor.m) };
  const bent = await visitor.submit(checked, { 'text-1': '{"format":"something else"}' }, options);
  assert.equal(bent.status, 422);
  assert.equal(await countAudits(archive), before);
});

test('a long file comes through the confirmation whole', async () => {
  const archive = await openArchive([]);
  const visitor = archive.as('coordinator');
  const [late] = smallAudit().findings;
  assert.ok(late !== undefined);
  const text = 'Practitioners’ notes were kept, and kept well. '.repeat(20).trim();
  const findings = Array.from({ length: 300 }, (_, index) => ({ ...late, ref: `late-${index}`, text }));
  const [asked] = smallAudit().recommendations;
  assert.ok(asked !== undefined);
  const long = smallAudit({ findings, recommendations: [{ ...asked, findings: ['late-7'] }] });
  assert.ok(writePublishedAudit(long).length > 300_000);
  const checked = await give(archive, writePublishedAudit(long), visitor);
  assert.equal(checked.status, 200);
  const upload = { field: 'none', name: '', content: '' };
  const done = await visitor.submit(checked, {}, { action: paths.importConfirm(visitor.m), upload });
  assert.equal(done.status, 303);
  const [id = ''] = /[0-9a-f-]{36}(?=\?)/.exec(done.to) ?? [];
  assert.equal((await visitor.get(paths.exportAudit(visitor.m, id))).body, writePublishedAudit(long));
});

test('two coordinators at the same time: the same file is brought in once, another state is looked at again', async () => {
  const archive = await openArchive([]);
  const before = await countAudits(archive);
  const visitor = archive.as('coordinator');
  const options = { action: paths.importConfirm(visitor.m) };
  const same = await Promise.all([paste(archive, smallAudit()), paste(archive, smallAudit())]);
  const other = await paste(archive, smallAudit({ title: 'Audit of neglect' }));
  const done = await Promise.all(same.map(async (checked) => visitor.submit(checked, {}, options)));
  const outcomes = new Set(done.map((answer) => answer.to.split('=')[1]));
  assert.deepEqual(outcomes, new Set(['added', 'unchanged']));
  assert.equal(await countAudits(archive), before + 1);
  const late = await visitor.submit(other, {}, options);
  assert.equal(late.status, 409);
  assert.match(late.body, /Somebody else brought this audit in while you were looking/);
  const looked = await visitor.submit(late, {}, options);
  assert.equal(looked.status, 303);
  assert.equal(await countAudits(archive), before + 1);
});

test('a button pressed twice brings in once', async () => {
  const archive = await openArchive([]);
  const before = await countAudits(archive);
  const visitor = archive.as('coordinator');
  const checked = await paste(archive, readDemoAudit('llr-2025-csa'));
  const options = { action: paths.importConfirm(visitor.m) };
  const first = await visitor.submit(checked, {}, options);
  const second = await visitor.submit(checked, {}, options);
  assert.deepEqual([second.status, second.to], [303, first.to]);
  assert.equal(await countAudits(archive), before + 1);
});

test('a file of an audit that is being recorded or corrected here says so at its field, and writes nothing', async () => {
  const desk = await openRecordingDesk();
  const { coordinator, db, m } = { ...desk, m: desk.coordinator.m };
  const recording = await desk.begin('Neglect');
  const [named] = await db.behind('select short_name from audits.audit where id = $1', [recording]);
  const text = writePublishedAudit(smallAudit({ shortName: String(named?.['short_name']) }));
  const form = await coordinator.get(paths.importAudit(m));
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(form, { text }));
  assert.match(problemsOf(refused).join(), /“Neglect”, is being recorded by pages\. Nothing was brought in/);
  assert.ok(refused.body.includes(`href="${paths.recording(m, recording)}"`));
  assert.match(refused.body, /id="text-error"/);
  await desk.fillIn(recording);
  // Looked at while nothing was open; opened before it was confirmed.
  assert.equal((await desk.finish(recording)).status, 303);
  const checked = await coordinator.submit(form, { text });
  assert.equal(checked.status, 200);
  const correct = await coordinator.get(paths.correct(m, recording));
  assert.equal((await coordinator.submit(correct, { reason: 'A number was wrong.' })).status, 303);
  const late = await assertWritesNothing(db, 422, async () => coordinator.submit(checked, {}));
  assert.match(problemsOf(late).join(), /is being corrected by pages/);
});
