import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, coordinator, audit, db, openOne, handIn, sign, write, stateOf } = await openReturning();

test('a coordinator asks for a return no more, with a reason; its agency sees it no longer, and nothing is lost', async () => {
  const one = await openOne();
  await write(auditor, one, 'referrals', { 'a1-answer': 'met' });
  const path = paths.withdraw(coordinator.m, audit, one.return);
  const page = await coordinator.get(path);
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { why: '' }));
  assert.deepEqual(problemsOf(refused), ['Enter the reason']);
  assert.equal((await coordinator.submit(page, { why: 'The school closed.' })).status, 303);
  assert.equal(await stateOf(one), 'withdrawn');
  assert.equal((await auditor.get(paths.return(auditor.m, audit, one.return))).status, 404);
  const kept = await db.behind('select 1 from returns.entry where return_id = $1', [one.return]);
  assert.equal(kept.length, 1);
});

test('what was signed is not withdrawn', async () => {
  const one = await openOne();
  await handIn(one);
  await sign(one);
  assert.equal((await coordinator.get(paths.withdraw(coordinator.m, audit, one.return))).status, 404);
});
