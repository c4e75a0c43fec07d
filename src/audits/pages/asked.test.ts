import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, begin, fillIn, put, agree, start } = opened;
const { m } = coordinator;
const audit = await begin();

test('which agencies are asked is the coordinators’ page; before the start it says that none is', async () => {
  await assertOnlyItsCoordinators(opened, paths.askedAgencies, audit);
  const { body } = await coordinator.get(paths.askedAgencies(m, audit));
  assert.match(body, /No agency is asked anything before the audit has started/);
});

test('after the start it shows each agency, who answers for it, and what they see', async () => {
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  const { body } = await coordinator.get(paths.askedAgencies(m, audit));
  assert.match(body, /Agency Here/);
  assert.match(body, /by version 1\./);
  assert.match(body, /Its lead: A\. Person\./);
  assert.match(body, /What its lead sees/);
  assert.match(body, /How early is neglect noticed\?/);
});
