import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyReaders, demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';

const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('recommendations are for those who may read audits', async () => {
  const archive = await openArchive([smallAudit()]);
  await assertOnlyReaders(archive, paths.recommendations);
  const visitor = archive.as('board_member');
  const page = await visitor.get(paths.recommendations(visitor.m, archive.audits[0] ?? ''));
  assert.equal(page.status, 200);
  assert.match(page.body, /Send minutes sooner\./);
  assert.match(page.body, /#finding-late"/);
  const events = await archive.db.behind(
    `select event from audit_log.event where $1 = any (subjects) and outcome = 'seen'`,
    [archive.audits[0]],
  );
  assert.deepEqual(events, [{ event: 'audit.recommendations_viewed' }]);
});

test('what is recommended and what is suggested stay apart, with owner, date, second step and quiet remarks', async () => {
  const archive = await openArchive(demoAudits.map(readDemoAudit));
  const visitor = archive.as('coordinator');
  const shown = [];
  for (const audit of archive.audits) {
    shown.push(words((await visitor.get(paths.recommendations(visitor.m, audit))).body));
  }
  const [, portsmouth = '', leicester = '', joint = ''] = shown;
  assert.match(
    portsmouth,
    /Recommendation b .* Youth Offending Team, School Nursing Team and Child and Adolescent/,
  );
  assert.match(portsmouth, /Due by 31 January 2018/);
  assert.match(portsmouth, /Then the Board considers /);
  assert.match(portsmouth, /It asks for assurance and stops there\./);
  assert.doesNotMatch(portsmouth, /Suggested action/);
  assert.match(leicester, /Suggested action 5/);
  assert.doesNotMatch(leicester, /Recommendation 1/);
  assert.equal(leicester.match(/No owner is named\./g)?.length, 1);
  assert.equal(leicester.match(/asks for nothing\./g)?.length, 2);
  assert.match(joint, /makes no recommendation and suggests no action/);
});
