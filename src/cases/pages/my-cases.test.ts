import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAnswering } from '#test/asked';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { auditor, ask, answer, give, addAuditor, db } = opened;

test('cases that one was given are there for auditors and leads', async () => {
  await assertOnlyWhoMay(opened, 'cases.audit', paths.mine);
});

test('an auditor sees the cases given to them, since when and until when, and none of another’s [C03]', async () => {
  const mine = await ask();
  const theirs = await ask();
  for (const one of [mine, theirs]) await answer(one.id, 'known_in_scope');
  await give(mine.id);
  await give(theirs.id, await addAuditor('Ann Field'));
  const { body } = await auditor.get(paths.mine(auditor.m));
  assert.match(body, new RegExp(`Case ${mine.number}</p>[\\s\\S]*Auditor since .* until `));
  assert.doesNotMatch(body, new RegExp(`Case ${theirs.number}<`));
  assert.doesNotMatch(body, /Sam Sample/);
});

test('somebody with no case reads how they come to one', async () => {
  await db.behind(`update cases.assignment set ended_at = now(), ended_because = 'x' where ended_at is null`);
  assert.match((await auditor.get(paths.mine(auditor.m))).body, /No case is with you at present/);
});
