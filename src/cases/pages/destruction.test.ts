import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { clearGuarding, openWatching } from '#test/watching';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, guardian, db, site, scene, audit } = opened;
const form = paths.destruction(guardian.m, audit);
const reason = 'The board closed the audit before its time';

test('coordinators and guardians see it; a guardian proposes', async () => {
  await assertOnlyFor(site, scene, 'cases.watch', `/watch/${audit}/destruction`, true);
  await clearGuarding(opened);
  assert.match((await guardian.get(form)).body, /Propose it/);
  assert.doesNotMatch((await coordinator.get(paths.destruction(coordinator.m, audit))).body, /Propose it/);
});

test('before it is due a reason that says something is needed', async () => {
  const page = await guardian.get(form);
  const answer = await assertWritesNothing(db, 422, async () =>
    guardian.submit(page, { what: '', reason: 'soon' }),
  );
  const [first, second] = problemsOf(answer);
  assert.equal(first, 'Choose what is destroyed');
  assert.match(second ?? '', /It is not due yet/);
});

test('from the day on which it is due no reason is needed', async () => {
  await db.behind(
    `update audits.terms_version set content = jsonb_set(content, '{terms,basis,destroyBy}', '"2020-06-01"') where audit_id = $1`,
    [audit],
  );
  const page = await guardian.get(form);
  assert.match(page.body, /Due since 1 June 2020, the day that the terms name/);
  const answer = await guardian.submit(page, { what: 'frame', reason: '' });
  assert.equal(answer.status, 303);
  assert.match((await guardian.get(answer.to)).body, /Waits for a second person[\s\S]*Due by the terms/);
});

test('while one waits another cannot be proposed, however the form is reached', async () => {
  const before = await guardian.get(form);
  assert.doesNotMatch(before.body, /Propose it/);
  await clearGuarding(opened);
  const [mine, theirs] = [await guardian.get(form), await guardian.get(form)];
  assert.equal((await guardian.submit(theirs, { what: 'all', reason })).status, 303);
  const answer = await assertWritesNothing(db, 422, async () =>
    guardian.submit(mine, { what: 'all', reason }),
  );
  assert.match(problemsOf(answer).join(), /already waits/);
});

test('a coordinator who forges the form proposes nothing', async () => {
  await clearGuarding(opened);
  const page = await coordinator.get(paths.reveal(coordinator.m, audit, scene.here.sampleCase));
  const token = /name="_csrf" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
  const answer = await assertWritesNothing(db, 404, async () =>
    coordinator.post(paths.destruction(coordinator.m, audit), {
      _csrf: token,
      _submission: crypto.randomUUID(),
      what: 'all',
      reason,
    }),
  );
  assert.equal(answer.status, 404);
});
