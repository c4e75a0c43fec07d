import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyWhoMay } from '#test/refusals';
import { readFormTag } from '#test/site';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';

const audits = [smallAudit(), ...demoAudits.map(readDemoAudit)];
const archive = await openArchive(audits);
const { as, db } = archive;
const coordinator = as('coordinator');
const { m } = coordinator;

async function idOf(shortName: string): Promise<string> {
  const [row] = await db.behind('select id from audits.audit where short_name = $1 and partnership_id = $2', [
    shortName,
    archive.scene.here.partnership,
  ]);
  return String(row?.['id']);
}
const audit = await idOf('anytown-2024-neglect');
const reason = 'The briefing says eight cases, not four.';

test('a published audit is opened for correction by its coordinators and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'audits.import', (as) => paths.correct(as, audit));
  assert.equal((await coordinator.get(paths.correct(m, archive.theirs))).status, 404);
  assert.equal((await coordinator.get(paths.correct(m, archive.scene.here.recording))).status, 404);
});

test('it is not opened without a reason', async () => {
  const page = await coordinator.get(paths.correct(m, audit));
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { reason: ' ' }));
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
});

test('every published audit of the demonstration can be opened, and nothing in it is lost on the way', async () => {
  for (const { shortName } of audits) {
    const id = await idOf(shortName);
    const page = await coordinator.get(paths.correct(m, id));
    assert.match(page.body, /Open it for correction/, shortName);
  }
});

test('it opens as it was published, once, and its readers notice nothing of it', async () => {
  const [page, again] = [
    await coordinator.get(paths.correct(m, audit)),
    await coordinator.get(paths.correct(m, audit)),
  ];
  const opened = await coordinator.submit(page, { reason });
  assert.equal(opened.to, paths.recording(m, audit));
  assert.equal((await coordinator.submit(again, { reason: 'Another' })).to, paths.recording(m, audit));
  const list = await coordinator.get(paths.recording(m, audit));
  assert.match(list.body, /Correct a published audit/);
  assert.match(list.body, /eight cases, not four/);
  const cases = await coordinator.get(paths.recordingSection(m, audit, 'cases'));
  assert.match(cases.body, /name="cases"[^>]*value="4"/);
  const reader = as('board_member');
  const overview = await reader.get(paths.audit(reader.m, audit));
  assert.equal(overview.status, 200);
  assert.doesNotMatch(overview.body, /correct/i);
  assert.match((await coordinator.get(paths.audit(m, audit))).body, /It is being corrected/);
  assert.equal((await coordinator.get(paths.correct(m, audit))).to, paths.recording(m, audit));
});

test('an audit that says what no field of the pages holds is not opened, and the way by its file is shown', async () => {
  const owners = [
    { agency: null, name: 'The Board' },
    { agency: null, name: 'The Children’s Trust' },
  ];
  const [one] = smallAudit().recommendations;
  assert.ok(one !== undefined);
  const other = await openArchive([
    smallAudit({ shortName: 'two-bodies', recommendations: [{ ...one, owners }] }),
  ]);
  const visitor = other.as('coordinator');
  const [row] = await other.db.behind(
    `select id from audits.audit where short_name = 'two-bodies' and partnership_id = $1`,
    [other.scene.here.partnership],
  );
  const id = String(row?.['id']);
  const page = await visitor.get(paths.correct(visitor.m, id));
  assert.match(page.body, /no field for/);
  assert.ok(page.body.includes(paths.exportAudit(visitor.m, id)));
  const { fields } = readFormTag((await visitor.get(paths.importAudit(visitor.m))).body);
  const keys = Object.fromEntries(fields.filter(([name]) => name.startsWith('_')));
  await assertWritesNothing(other.db, 422, async () =>
    visitor.post(paths.correct(visitor.m, id), { ...keys, reason }),
  );
});
