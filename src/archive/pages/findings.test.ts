import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyReaders, openArchive, readDemoAudit } from '#test/archive';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';

const kindsOf = (body: string) =>
  [...body.matchAll(/<li class="tl-finding tl-finding--(\w+)"/g)].map(([, kind]) => kind);

test('findings are for those who may read audits', async () => {
  const archive = await openArchive([smallAudit()]);
  await assertOnlyReaders(archive, paths.findings);
  const visitor = archive.as('recommendation_owner');
  const page = await visitor.get(paths.findings(visitor.m, archive.audits[0] ?? ''));
  assert.equal(page.status, 200);
  assert.match(page.body, /Minutes came late\./);
  assert.match(page.body, /<strong>In two of the four cases<\/strong>/);
  assert.match(page.body, /#asked-1/);
  const events = await archive.db.behind(
    `select event from audit_log.event where $1 = any (subjects) and outcome = 'seen'`,
    [archive.audits[0]],
  );
  assert.deepEqual(events, [{ event: 'audit.findings_viewed' }]);
});

test('findings stand by theme, told apart by word and shape, and can be narrowed', async () => {
  const archive = await openArchive([readDemoAudit('leicester-2019-familial')]);
  const visitor = archive.as('coordinator');
  const show = async (query: Parameters<typeof paths.findings>[2]) =>
    (await visitor.get(paths.findings(visitor.m, archive.audits[0] ?? '', query))).body;
  const all = await show({});
  assert.equal(kindsOf(all).length, 42);
  assert.match(all, /Eighteen strengths, 22 learning points and two noted\./);
  assert.match(all, /<p class="tl-finding__kind">Noted<\/p>/);
  assert.match(all, /Published under “Record keeping”/);
  const strengths = await show({ kind: 'strength' });
  assert.deepEqual([...new Set(kindsOf(strengths))], ['strength']);
  assert.equal(kindsOf(strengths).length, 18);
  const minutes = await show({ theme: 'minutes', kind: 'learning' });
  assert.deepEqual(kindsOf(minutes), ['learning', 'learning']);
  assert.match(minutes, /Shown: 2 of 42\./);
  assert.equal(kindsOf(await show({ theme: 'no_such_theme', kind: 'worst' })).length, 42);
});

test('nothing left to show says so and leads back', async () => {
  const archive = await openArchive([readDemoAudit('portsmouth-2017-intra-familial')]);
  const visitor = archive.as('coordinator');
  const [audit = ''] = archive.audits;
  const show = async (query: Parameters<typeof paths.findings>[2]) =>
    (await visitor.get(paths.findings(visitor.m, audit, query))).body;
  assert.equal(kindsOf(await show({ case: 'Case Three' })).length, 5);
  const none = await show({ case: 'Case Three', kind: 'neither' });
  assert.deepEqual(kindsOf(none), []);
  assert.match(none, /No finding of this audit is all of these at once\./);
  assert.ok(none.includes(`href="${paths.findings(visitor.m, audit)}">Show all findings`));
});
