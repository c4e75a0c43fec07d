import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '#test/read-documents';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, coordinator, as, scene, audit, openOne, write, handIn, sign } = await openReturning();
const one = await openOne();
const path = paths.signed(coordinator.m, audit, one.return);

test('while it is written coordinators see how a return stands, and nothing in it', async () => {
  await write(auditor, one, 'referrals', { 'a1-answer': 'met', 'a1-comment': 'Told the same day.' });
  const { body } = await coordinator.get(path);
  assert.match(body, /Being written/);
  assert.doesNotMatch(body, /Told the same day/);
  assert.equal((await lead.get(paths.signed(lead.m, audit, one.return))).status, 404);
  const there = as('coordinator', scene.there);
  assert.equal((await there.get(paths.signed(there.m, audit, one.return))).status, 404);
});

test('once it is signed they read it, with why gaps stayed, and download it', async () => {
  await handIn(one);
  assert.doesNotMatch((await coordinator.get(path)).body, /Told the same day/);
  await sign(one);
  const { body } = await coordinator.get(path);
  assert.match(body, /Told the same day/);
  assert.match(body, /The file tells no more/);
  const file = await coordinator.get(paths.signedFile(coordinator.m, audit, one.return, 1));
  assert.match((await readPdf(file.bytes)).text, /Told the same day/);
});
