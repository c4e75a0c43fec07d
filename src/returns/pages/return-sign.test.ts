import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, audit, db, openOne, write, handIn, sign, stateOf } = await openReturning();

test('only the lead reads to sign, and only what was handed in', async () => {
  const one = await openOne();
  assert.equal((await auditor.get(paths.signOff(auditor.m, audit, one.return))).status, 404);
  assert.equal((await lead.get(paths.signOff(lead.m, audit, one.return))).status, 303);
  await handIn(one);
  const page = await lead.get(paths.signOff(lead.m, audit, one.return));
  assert.equal(page.status, 200);
  assert.match(page.body, /Why these stay:<\/strong> The file tells no more\./);
});

test('signing keeps the whole, sealed, with its answers to count, and nobody writes in it any more', async () => {
  const one = await openOne();
  await write(auditor, one, 'referrals', { 'a1-answer': 'partly', 'a1-comment': 'Ada Quillfeather' });
  await handIn(one);
  assert.equal((await sign(one)).status, 303);
  assert.equal(await stateOf(one), 'signed_off');
  const [kept] = await db.behind(
    'select number, answers, sealed from returns.signed_return where return_id = $1',
    [one.return],
  );
  assert.equal(kept?.['number'], 1);
  assert.deepEqual(kept?.['answers'], { a1: 'partly' });
  assert.doesNotMatch(String(kept?.['sealed']), /Quillfeather/);
  assert.equal((await auditor.get(paths.section(auditor.m, audit, one.return, 'referrals'))).status, 303);
});

test('what somebody took back and changed since it was read is not signed unseen', async () => {
  const one = await openOne();
  await handIn(one);
  const path = paths.signOff(lead.m, audit, one.return);
  const read = await lead.get(path);
  const home = paths.return(auditor.m, audit, one.return);
  const step = paths.step(auditor.m, audit, one.return);
  assert.equal((await auditor.submit(await auditor.get(home), {}, { action: step })).status, 303);
  await write(auditor, one, 'referrals', { 'a1-answer': 'met' });
  await handIn(one);
  const stale = await assertWritesNothing(db, 409, async () => lead.submit(read, {}, { action: path }));
  assert.match(stale.body, /Somebody else was first/);
  assert.equal((await sign(one)).status, 303);
});
