import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { annexA, openLists } from '#test/lists';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, audit, loadList, scene, site, db } = opened;
const { m } = coordinator;

test('the lists are its coordinators’, and say how to begin', async () => {
  await assertOnlyItsCoordinators(opened, paths.frame, audit);
  assert.match((await coordinator.get(paths.frame(m, audit))).body, /There is no list yet/);
});

test('a list in use shows its supplier, criterion, size and make-up, and what a sample from it cannot say', async () => {
  await loadList(annexA);
  const { body } = await coordinator.get(paths.frame(m, audit));
  for (const shown of [
    '5 children on one list',
    'Safeguarding Unit',
    'Children on a plan on 1 May 2026',
    '2 June 2026',
    'Child protection plan',
    'could not be chosen',
    'The terms ask for 12 cases in all; the list holds 5.',
  ])
    assert.ok(body.includes(shown), shown);
  for (const secret of ['Sample', 'Kim', '9990000018']) assert.ok(!body.includes(secret), secret);
});

test('a list that does not open is told as such and hides nothing else', async () => {
  const { body, status } = await coordinator.get(paths.frame(m, scene.here.liveAudit));
  assert.equal(status, 200);
  assert.match(body, /cannot be opened/);
});

test('nothing of a list stands in the log of the process or of the audit', async () => {
  const events = await db.behind(`select string_agg(to_jsonb(e)::text, '') as all from audit_log.event e`);
  const everything = `${String(events[0]?.['all'])}${site.log.join('\n')}`;
  for (const secret of ['Sample', 'Trial', '9990000018', '2015-03-12'])
    assert.ok(!everything.includes(secret), secret);
});
