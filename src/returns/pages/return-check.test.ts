import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, as, site, audit, db, scene, openOne, write, handIn, stateOf } = await openReturning();
const one = await openOne();
const path = paths.check(auditor.m, audit, one.return);

test('checking is the lead’s and the auditors’ of the case', async () => {
  assert.equal((await lead.get(paths.check(lead.m, audit, one.return))).status, 200);
  assert.equal((await site.visitor().get(path)).status, 404);
  for (const role of ['coordinator', 'data_guardian', 'administrator'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(paths.check(visitor.m, audit, one.return))).status, 404, role);
  }
  const there = as('agency_lead', scene.there);
  assert.equal((await there.get(paths.check(there.m, audit, one.return))).status, 404);
});

test('what is missing and what contradicts itself is named by section, with the way to it', async () => {
  await write(auditor, one, 'referrals', { 'a1-answer': 'not_met' });
  await write(auditor, one, 'record', {
    'involvement-from': '3 March 2026',
    'involvement-until': '2 March 2026',
  });
  const { body } = await auditor.get(path);
  assert.match(body, /one thing contradicts itself/);
  assert.match(body, /Say in the comment what was missing/);
  assert.match(body, new RegExp(`href="${paths.section(auditor.m, audit, one.return, 'referrals')}#a1"`));
  const section = await auditor.get(paths.section(auditor.m, audit, one.return, 'record'));
  assert.match(section.body, /Your involvement ends before it begins/);
});

test('with gaps it is handed in only with words why, which are sealed; the lead is told by mail without a word about it', async () => {
  const refused = await assertWritesNothing(db, 422, async () =>
    auditor.submit(await auditor.get(path), { why: '' }, { action: path }),
  );
  assert.deepEqual(problemsOf(refused), ['Say why these stay as they are']);
  const long = await assertWritesNothing(db, 422, async () =>
    auditor.submit(await auditor.get(path), { why: 'x'.repeat(5000) }, { action: path }),
  );
  assert.match(long.body, /x{5000}/);
  assert.equal((await handIn(one)).status, 303);
  assert.equal(await stateOf(one), 'submitted');
  const [step] = await db.behind(
    `select sealed, detail from returns.step where return_id = $1 and kind = 'submitted'`,
    [one.return],
  );
  assert.doesNotMatch(String(step?.['sealed']), /file tells/);
  const page = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(page.body, /The file tells no more\./);
  assert.equal((await auditor.get(path)).status, 303);
});

test('the same form sent twice hands in once; one that was opened before somebody else did is told so', async () => {
  const other = await openOne();
  const its = paths.check(auditor.m, audit, other.return);
  const page = await auditor.get(its);
  const theirs = await lead.get(paths.check(lead.m, audit, other.return));
  const fields = { why: 'The file tells no more.' };
  assert.equal((await auditor.submit(page, fields, { action: its })).status, 303);
  assert.equal((await auditor.submit(page, fields, { action: its })).status, 303);
  const stale = await assertWritesNothing(db, 409, async () =>
    lead.submit(theirs, fields, { action: paths.check(lead.m, audit, other.return) }),
  );
  assert.match(stale.body, /Somebody else was first[\s\S]*The file tells no more/);
  const steps = await db.behind(`select 1 from returns.step where return_id = $1 and kind = 'submitted'`, [
    other.return,
  ]);
  assert.equal(steps.length, 1);
});
