import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, begin, fillIn } = opened;
const { m } = coordinator;
const audit = await begin();

test('the sections of an audit’s terms are its coordinators’ alone', async () => {
  await assertOnlyItsCoordinators(opened, paths.terms, audit);
});

test('the list says of each section what is still needed, and the address of the audit leads to it', async () => {
  const { body } = await coordinator.get(paths.terms(m, audit));
  assert.match(body, /How cases are looked at/);
  assert.match(body, /5 still needed|6 still needed|7 still needed/);
  assert.equal((await coordinator.get(paths.audit(m, audit))).to, paths.terms(m, audit));
});

test('once all that is needed is said, the terms are ready to be put to the group', async () => {
  await fillIn(audit);
  const { body } = await coordinator.get(paths.terms(m, audit));
  assert.match(body, />ready</);
  const inHand = await coordinator.get(`/as/${m}/audits`);
  assert.match(inHand.body, /Multi-agency audit of neglect[\s\S]*Being commissioned. Its terms are a draft/);
});
