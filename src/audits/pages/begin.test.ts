import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive, readDemoAudit } from '#test/archive';
import { openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const opened = await openCommissioning(await openArchive([readDemoAudit('leicester-2019-familial')]));
const { coordinator, db, audits, begin } = opened;
const { m } = coordinator;

test('coordinators begin an audit, and nobody else', async () => {
  await assertOnlyWhoMay(opened, 'audits.commission', paths.begin);
});

test('a wrong beginning says what is wrong, keeps what was typed and writes nothing', async () => {
  const page = await coordinator.get(paths.begin(m));
  const send = async (fields: Record<string, string>) =>
    problemsOf(await assertWritesNothing(db, 422, async () => coordinator.submit(page, fields)));
  assert.deepEqual(await send({ title: '' }), ['Enter the title', 'Choose what to begin from']);
  assert.deepEqual(await send({ title: 'A', template: 'shipped-circus' }), [
    'Choose again: what was chosen is not offered',
  ]);
  assert.deepEqual(await send({ title: 'A', template: 'shipped-re_audit' }), [
    'Choose the audit that you look at again',
  ]);
  assert.deepEqual(await send({ title: 'A', template: 'nothing', earlier: opened.theirs }), [
    'Choose again: that audit is not here',
  ]);
});

test('an audit begun from a shipped template holds what the template says, under its own title', async () => {
  const audit = await begin('shipped-deep_dive');
  const { body } = await coordinator.get(paths.section(m, audit, 'methods'));
  assert.match(body, /Multi-agency audit of neglect/);
  assert.match(body, /Deep dive/i);
});

test('an audit begun from an earlier one takes over its method and agencies, and no date or signature', async () => {
  const page = await coordinator.get(paths.begin(m));
  const answer = await coordinator.submit(page, {
    title: 'Looking again',
    template: 'nothing',
    earlier: audits[0] ?? '',
  });
  assert.equal(answer.status, 303);
  const terms = answer.to.replace('/terms', '/check');
  const { body } = await coordinator.get(terms);
  assert.match(body, /Cases in all/);
  const [row] = await db.behind(
    `select count(*) filter (where field like 'agency-%')::int as agencies,
       count(*) filter (where field like '%-day' or field like '%signed%')::int as days
     from audits.draft_field f join audits.audit a on a.id = f.audit_id where a.title = 'Looking again'`,
  );
  assert.ok(Number(row?.['agencies']) > 3);
  assert.equal(row?.['days'], 0);
});
