import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { coordinator, audit, openOne } = opened;

test('the list is for the audit’s coordinators', async () => {
  await assertOnlyItsCoordinators(opened, paths.progressFile, audit);
});

test('it has a row a case and a column an agency, in the words of the page', async () => {
  const one = await openOne();
  const { body } = await coordinator.get(paths.progressFile(coordinator.m, audit));
  assert.match(body, new RegExp(`\\r?\\nCase ${one.number},"?Being written`));
});
