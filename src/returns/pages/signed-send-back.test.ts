import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, coordinator, audit, db, openOne, write, handIn, sign, stateOf } =
  await openReturning();

test('a coordinator sends one section of a signed return back; the agency changes it and signs again, and both stay', async () => {
  const one = await openOne();
  await write(auditor, one, 'referrals', { 'a1-answer': 'met', 'a1-comment': 'The first words' });
  await handIn(one);
  const path = paths.signedSendBack(coordinator.m, audit, one.return);
  assert.equal((await coordinator.get(path)).status, 404);
  await sign(one);
  const page = await coordinator.get(path);
  const refused = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, {}, { action: path }),
  );
  assert.equal(problemsOf(refused).length, 1);
  const openedBefore = await coordinator.get(path);
  const sent = await coordinator.submit(page, { 'section-referrals': 'Which day was it?' }, { action: path });
  assert.equal(sent.status, 303);
  assert.equal(await stateOf(one), 'sent_back');
  assert.match((await coordinator.get(sent.to)).body, /The first words/);
  const section = await lead.get(paths.section(lead.m, audit, one.return, 'referrals'));
  assert.match(section.body, /Which day was it\?/);
  await write(lead, one, 'referrals', { 'a1-comment': 'On 3 March' });
  await handIn(one);
  await sign(one);
  const { body } = await coordinator.get(paths.signed(coordinator.m, audit, one.return));
  assert.match(body, /signed 2 times/);
  assert.match(body, /On 3 March/);
  const stale = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(openedBefore, { why: 'My reasons' }, { action: path }),
  );
  assert.match(stale.body, /My reasons/);
});
