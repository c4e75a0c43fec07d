import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, begin, fill, fillIn, put, agree, start } = opened;
const { m } = coordinator;
const audit = await begin();
const read = async () => (await coordinator.get(paths.agreement(m, audit))).body;

test('the agreement is the coordinators’ page', async () => {
  await assertOnlyItsCoordinators(opened, paths.agreement, audit);
});

test('it says at each step where the agreement stands and the one thing to do next', async () => {
  assert.match(await read(), /have not been asked yet[\s\S]*Check what is written/);
  await fillIn(audit);
  await put(audit);
  assert.match(await read(), /Version 1 waits for 1 of 1. The audit cannot start yet/);
  assert.match(await read(), /Start the audit all the same/);
  await agree(audit, 1);
  assert.match(await read(), /Version 1 is agreed by everybody who commissions the audit/);
  await fill(audit, 'subject', { subject: 'neglect of adolescents' });
  assert.match(await read(), /put it to the group again as version 2/);
  await start(audit);
  const after = await read();
  assert.match(after, /Version 1 is in force: the audit runs by it/);
  assert.match(after, /Decided by Those who commission the audit/);
});
