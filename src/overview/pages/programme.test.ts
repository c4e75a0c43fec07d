import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditPaths } from '#audits';
import { openArchive, readDemoAudit } from '#test/archive';
import { openCommissioning } from '#test/commissioning';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const opened = await openCommissioning(await openArchive([readDemoAudit('leicester-2019-familial')]));
const { as, scene, db, coordinator, begin, fill, fillIn } = opened;
const { m } = coordinator;
const reader = as('scrutineer');
const year = (which: number) => auditPaths.programme(m, { year: which });

async function plan(fields: Readonly<Record<string, string | readonly string[]>>, of = 2026): Promise<void> {
  const page = await coordinator.get(auditPaths.plannedAdd(m, { year: of }));
  assert.equal((await coordinator.submit(page, fields)).status, 303);
}

test('the programme is for readers of the partnership and nobody else', async () => {
  await assertOnlyWhoMay(opened, 'programme.view', auditPaths.programme);
});

test('it is reached from the audits, and an empty year says what will be here', async () => {
  for (const who of [coordinator, reader]) {
    const { body } = await who.get(paths.audits(who.m));
    assert.ok(body.includes(`href="${auditPaths.programme(who.m)}"`));
  }
  const empty = await coordinator.get(year(2021));
  assert.match(empty.body, /The audits of this year will be here/);
  assert.match(empty.body, /Plan an audit/);
  const { body } = await reader.get(auditPaths.programme(reader.m, { year: 2021 }));
  assert.match(body, /A coordinator plans them/);
  assert.doesNotMatch(body, /Plan an audit|Add a priority/);
});

test('without a year in the address it is the year of today', async () => {
  assert.match((await coordinator.get(auditPaths.programme(m))).body, /April \d{4} to March \d{4}/);
  assert.equal((await coordinator.get(`${auditPaths.programme(m)}?year=%00`)).status, 200);
});

test('it shows the plan as table, picture and agencies, and says what clashes', async () => {
  const { agency, otherAgency } = scene.here;
  await plan({
    title: 'Spring',
    quarter: '1',
    agencies: [agency, otherAgency],
    'owner-group': 'Audit group',
  });
  await plan({ title: 'May', from: '4 May 2026', until: '10 July 2026', agencies: otherAgency });
  await plan({ title: 'Some day', agencies: agency });
  const { body } = await reader.get(auditPaths.programme(reader.m, { year: 2026 }));
  assert.match(body, /“Spring” and “May” both ask Police from 4 May 2026 to 30 June 2026\./);
  assert.match(
    body,
    /aria-label="Audits from April 2026 to March 2027\. [^"]*Spring: 1 April 2026 to 30 June/,
  );
  assert.match(body, /because no time is set: A planned audit and Some day\./);
  assert.match(body, /Police<\/th>\s*<td>\s*Spring: 1 April 2026 to 30 June 2026\s*<br \/>\s*May: 4 May/);
  assert.match(body, /Priority standing/);
  assert.doesNotMatch(body, /Begin this audit/);
});

test('a planned audit is begun from the programme and linked; its own dates and agencies then count', async () => {
  const [row] = await db.behind(`select id from audits.planned_audit where title = 'Spring'`);
  const spring = String(row?.['id']);
  const from = await coordinator.get(year(2026));
  assert.ok(from.body.includes(auditPaths.begin(m, spring)));
  const page = await coordinator.get(auditPaths.begin(m, spring));
  assert.match(page.body, /value="Spring"/);
  const begun = await coordinator.submit(page, { template: 'nothing' });
  const audit = /audits\/([^/]+)\/terms/.exec(begun.to)?.[1] ?? assert.fail(begun.to);
  await fill(audit, 'timetable', { 'board-day': '3 March 2027', timetable: 'standard' });
  const { body } = await coordinator.get(year(2026));
  assert.match(body, /Spring<\/a\s*>[\s\S]*3 March 2027[\s\S]*Begun/);
  assert.doesNotMatch(body, /both ask/);
  // Somebody who does not see work under way sees that it was begun, and when it was planned for.
  const seen = await reader.get(auditPaths.programme(reader.m, { year: 2026 }));
  assert.match(seen.body, /Spring[\s\S]*Begun/);
  assert.doesNotMatch(seen.body, /3 March 2027/);
  // It is begun once.
  assert.doesNotMatch((await coordinator.get(auditPaths.begin(m, spring))).body, /value="Spring"/);
});

test('an audit in hand that nobody planned stands in the year for coordinators, and for nobody else', async () => {
  const audit = await begin();
  await fillIn(audit);
  await fill(audit, 'timetable', { 'board-day': '6 February 2030', timetable: 'standard' });
  const { body } = await coordinator.get(year(2029));
  assert.match(body, /Multi-agency audit of neglect[\s\S]*Not in the plan/);
  const seen = await reader.get(auditPaths.programme(reader.m, { year: 2029 }));
  assert.doesNotMatch(seen.body, /Multi-agency audit of neglect/);
});

test('the published audits of the year stand beside it, with the recommendations that stand', async () => {
  const { body } = await reader.get(auditPaths.programme(reader.m, { year: 2018 }));
  assert.match(body, /Multi-agency audit of familial sexual abuse/);
  assert.match(body, /From all years, <a[^>]*>\s*\d+ recommendations?/);
  assert.match((await reader.get(auditPaths.programme(reader.m, { year: 2012 }))).body, /is published yet/);
});

test('an agency that another partnership asks is seen as busy there, for coordinators and without a word more', async () => {
  const elsewhere = as('coordinator', scene.there);
  const page = await elsewhere.get(auditPaths.plannedAdd(elsewhere.m, { year: 2027 }));
  const secret = {
    title: 'Their secret audit',
    from: '4 May 2027',
    until: '10 July 2027',
    agencies: [scene.sharedAgency, scene.there.agency],
    note: 'Their reason',
    'owner-group': 'Their group',
  };
  assert.equal((await elsewhere.submit(page, secret)).status, 303);
  // Seen before anything is planned here, so that it is planned for another time.
  const empty = await coordinator.get(year(2027));
  assert.match(empty.body, /Police<\/th>\s*<td>\s*Busy in another partnership: 4 May 2027 to 10 July 2027/);
  assert.doesNotMatch(empty.body, /Clashes with another partnership/);
  await plan({ title: 'Summer', quarter: '1', agencies: [scene.sharedAgency] }, 2027);
  const { body } = await coordinator.get(year(2027));
  assert.match(
    body,
    /“Summer” asks Police, which is busy in another partnership from 4 May 2027 to 30 June 2027\./,
  );
  assert.doesNotMatch(body, /Their|secret|There/);
  const seen = await reader.get(auditPaths.programme(reader.m, { year: 2027 }));
  assert.match(seen.body, /Summer/);
  assert.doesNotMatch(seen.body, /another partnership|4 May 2027/);
});
