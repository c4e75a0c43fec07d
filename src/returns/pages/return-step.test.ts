import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, audit, db, openOne, write, handIn, sign, stateOf } = await openReturning();

test('what was handed in is taken back to go on writing', async () => {
  const one = await openOne();
  await handIn(one);
  const page = await auditor.get(paths.return(auditor.m, audit, one.return));
  const theirs = await lead.get(paths.return(lead.m, audit, one.return));
  const step = paths.step(auditor.m, audit, one.return);
  assert.equal((await auditor.submit(page, {}, { action: step })).status, 303);
  assert.equal(await stateOf(one), 'open');
  const stale = await assertWritesNothing(db, 409, async () =>
    lead.submit(theirs, {}, { action: paths.step(lead.m, audit, one.return) }),
  );
  assert.match(stale.body, /Somebody else was first/);
});

test('after signing the lead begins a correction, and both are kept; an auditor cannot', async () => {
  const one = await openOne();
  await write(auditor, one, 'referrals', { 'a1-answer': 'met', 'a1-comment': 'The first words' });
  await handIn(one);
  await sign(one);
  const mine = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.doesNotMatch(mine.body, /Correct after signing/);
  const page = await lead.get(paths.return(lead.m, audit, one.return));
  const step = paths.step(lead.m, audit, one.return);
  assert.equal((await lead.submit(page, {}, { action: step })).status, 303);
  await write(lead, one, 'referrals', { 'a1-comment': 'The later words' });
  await handIn(one);
  assert.equal((await sign(one)).status, 303);
  const first = await lead.get(paths.mySigned(lead.m, audit, one.return, 1));
  assert.match(first.body, /The first words/);
  assert.doesNotMatch(first.body, /The later words/);
  assert.match((await lead.get(paths.mySigned(lead.m, audit, one.return, 2))).body, /The later words/);
});
