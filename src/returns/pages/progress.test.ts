import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { coordinator, auditor, audit, db, ask, answer, openOne, write, handIn, sign } = opened;
const path = paths.progress(coordinator.m, audit);

test('how returns stand is for the audit’s coordinators', async () => {
  await assertOnlyItsCoordinators(opened, (m, a) => paths.progress(m, a), audit);
});

test('a return is opened for each agency that says it knows a case, once however often it is asked for', async () => {
  const one = await ask();
  await answer(one.id, 'known_in_scope');
  const unknown = await ask();
  await answer(unknown.id, 'not_known');
  const page = await coordinator.get(path);
  assert.match(page.body, /One agency knows a case and has no return|\d+ returns can be opened/);
  const send = { action: paths.openReturns(coordinator.m, audit) };
  assert.equal((await coordinator.submit(page, {}, send)).status, 303);
  await coordinator.submit(page, {}, send);
  const rows = await db.behind('select case_id from returns.return where case_id = any ($1)', [
    [one.case, unknown.case],
  ]);
  assert.deepEqual(rows, [{ case_id: one.case }]);
});

test('each cell says how a return stands, and the legend narrows to one kind', async () => {
  const [written, signed] = [await openOne(), await openOne()];
  await write(auditor, written, 'referrals', { 'a1-answer': 'met', 'a1-comment': 'Words of the file' });
  await handIn(signed);
  await sign(signed);
  await db.behind(`update returns.return set due_on = '2026-01-05' where id = $1`, [written.return]);
  const { body } = await coordinator.get(path);
  assert.match(body, new RegExp(`Case ${written.number}[\\s\\S]*Being written, \\d+ days late`));
  assert.match(body, new RegExp(`Case ${signed.number}[\\s\\S]*Signed`));
  assert.doesNotMatch(body, /Words of the file/);
  const only = await coordinator.get(paths.progress(coordinator.m, audit, { state: 'signed_off' }));
  const cases = [...only.body.matchAll(/<th scope="row">(Case \d+)<\/th>/g)].map(([, name]) => name);
  assert.deepEqual(cases, [`Case ${signed.number}`]);
});

test('a case without a tool for its method is named, with the way to choose one', async () => {
  const one = await ask();
  await answer(one.id, 'known_in_scope');
  await db.behind('delete from returns.audit_tool where audit_id = $1', [audit]);
  const { body } = await coordinator.get(path);
  assert.match(body, new RegExp(`No tool is chosen[\\s\\S]*Case ${one.number}[\\s\\S]*Choose the tool`));
});
