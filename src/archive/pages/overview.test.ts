import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#accounts';
import { assertOnlyReaders, demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { smallAudit } from '../builders.ts';
import { paths } from '../paths.ts';

/** The words of a page without its markup. */
const wordsOf = (body: string) =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

test('the overview of an audit is for those who may read audits, and for nobody else', async () => {
  const archive = await openArchive([smallAudit()]);
  await assertOnlyReaders(archive, paths.audit);
  for (const role of roles.filter((one) => one !== 'practitioner')) {
    const visitor = archive.as(role);
    const page = await visitor.get(paths.audit(visitor.m, archive.audits[0] ?? ''));
    assert.equal(page.status, 200, role);
    assert.match(page.body, /<h1[^>]*>Multi-agency audit of neglect/);
  }
  const events = await archive.db.behind(
    `select distinct event, outcome from audit_log.event where $1 = any (subjects) and outcome = 'seen'`,
    [archive.audits[0]],
  );
  assert.deepEqual(events, [{ event: 'audit.viewed', outcome: 'seen' }]);
});

test('each of the four published audits shows its facts, and no label without a value', async () => {
  const archive = await openArchive(demoAudits.map(readDemoAudit));
  await archive.db.behind(
    `update accounts.partnership_former_name set name = 'Leicester Safeguarding Children Board' where partnership_id = $1`,
    [archive.scene.here.partnership],
  );
  const visitor = archive.as('board_member');
  const shown = [];
  for (const audit of archive.audits) shown.push((await visitor.get(paths.audit(visitor.m, audit))).body);
  const [leicester2016 = '', portsmouth = '', leicester2019 = '', joint = ''] = shown;
  for (const body of shown) assert.doesNotMatch(body, /<dd[^>]*>\s*<\/dd>/);
  const expected: readonly [string, readonly RegExp[]][] = [
    [
      leicester2016,
      [
        /Dip sample of ten cases\./,
        /Deep dive into one case\./,
        /January to February 2016/,
        /LSCB office commissioned the audit and is not named as contributing to it\./,
        /Learning Services and University Hospitals of Leicester contributed and are not named as commissioning it\./,
        /The number in all is not stated/,
        /Ten learning points and two noted\./,
      ],
    ],
    [
      portsmouth,
      [
        /In all four cases: /,
        /Named Nurse for Safeguarding Children \(Portsmouth Hospitals Trust\)/,
        /July 2017/,
        /Fed back separately/,
        /Published by Portsmouth Safeguarding Children Board Kept here by Here/,
      ],
    ],
    [
      leicester2019,
      [
        /Published by Leicester Safeguarding Children Board The partnership's name today: Here/,
        /By January 2019 \(“to be completed by January 2019”\)/,
        /13 November 2018/,
        /is cited in the editions of 2015 and 2018/,
        /2015 also cited: 2018/,
        /Sexual abuse within the family/,
      ],
    ],
    [
      joint,
      [
        /Leicestershire &amp; Rutland Safeguarding Children Partnership/,
        /Twelve cases: five in Leicester, five in Leicestershire and two in Rutland/,
        /Leicester: 5 Leicestershire: 5 Rutland: 2/,
        /12 months from 1 June 2024 to 31 May 2025/,
        /Questions to reflect on/,
      ],
    ],
  ];
  for (const [body, facts] of expected) for (const fact of facts) assert.match(wordsOf(body), fact);
  assert.doesNotMatch(wordsOf(joint), /Commissioned by|Definitions and guidance|Meetings/);
});

test('the rail says what each part holds and marks where one is', async () => {
  const archive = await openArchive([readDemoAudit('leicester-2019-familial')]);
  const visitor = archive.as('coordinator');
  const { body } = await visitor.get(paths.audit(visitor.m, archive.audits[0] ?? ''));
  const rail = wordsOf(/<nav class="tl-rail"[\s\S]*?<\/nav>/.exec(body)?.[0] ?? '');
  assert.match(
    rail,
    /Overview 5 cases Participation 13 agencies Findings 42 findings Recommendations 5 suggested/,
  );
  assert.match(body, /aria-current="page"\s*>Overview/);
});
