import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, chair, db, begin, fill, fillIn, put, agree } = opened;
const { m } = coordinator;

async function stageOf(audit: string): Promise<unknown> {
  const [row] = await db.behind('select stage from audits.audit where id = $1', [audit]);
  return row?.['stage'];
}

test('starting is the coordinators’, and there is nothing to start before a version was put to the group', async () => {
  const audit = await begin();
  assert.equal((await coordinator.get(paths.start(m, audit))).status, 404);
  await fillIn(audit);
  await put(audit);
  await assertOnlyItsCoordinators(opened, paths.start, audit);
});

test('nothing starts on terms that are not agreed, except by a decision with its reason', async () => {
  const audit = await begin();
  await fillIn(audit);
  await put(audit);
  const page = await coordinator.get(paths.start(m, audit));
  assert.match(page.body, /Not everybody has agreed version 1: 0 of 1 have/);
  const fields = { 'decided-by': 'The chair', 'decided-on': '1 January 2199', reason: '' };
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, fields));
  assert.deepEqual(problemsOf(answer), [
    'Enter the reason why it starts before everybody has agreed',
    '1 January 2199 is still to come. Enter the day of the decision',
  ]);
  const right = { 'decided-on': '2 November 2026', reason: 'The inspection begins next week.' };
  assert.equal((await coordinator.submit(answer, right)).status, 303);
  assert.equal(await stageOf(audit), 'underway');
  const { body } = await coordinator.get(paths.agreement(m, audit));
  assert.match(body, /Started before everybody had agreed[\s\S]*The inspection begins next week\./);
});

test('an answer that comes while the page is open has to be looked at first', async () => {
  const audit = await begin();
  await fillIn(audit);
  await put(audit);
  const page = await coordinator.get(paths.start(m, audit));
  const version = await chair.get(paths.version(chair.m, audit, 1));
  await chair.submit(version, { answer: 'not_yet', remark: 'Add health visiting.' });
  const fields = { 'decided-by': 'The chair', 'decided-on': '2 November 2026', reason: 'In haste.' };
  const answer = await assertWritesNothing(db, 409, async () => coordinator.submit(page, fields));
  assert.match(answer.body, /The answers have changed since you opened this page/);
  assert.match(answer.body, /In haste\./);
});

test('agreed terms start the audit and ask the agencies; a later version takes their place once it is decided', async () => {
  const audit = await begin();
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  await opened.start(audit);
  assert.equal(await stageOf(audit), 'underway');
  assert.equal((await coordinator.get(paths.start(m, audit))).status, 404);
  await fill(audit, 'questions', { question: 'Who noticed, and when?' });
  await put(audit);
  await agree(audit, 2);
  const page = await coordinator.get(paths.start(m, audit));
  assert.match(page.body, /Put version 2 into force/);
  assert.equal((await coordinator.submit(page, {})).status, 303);
  const [row] = await db.behind('select number, content from audits.request where audit_id = $1', [audit]);
  assert.equal(row?.['number'], 2);
  assert.match(JSON.stringify(row?.['content']), /Who noticed, and when/);
});
