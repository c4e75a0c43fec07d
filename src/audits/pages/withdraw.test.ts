import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, as, db, begin, fillIn, put, agree, start } = opened;
const { m } = coordinator;
const audit = await begin();
const withdraw = paths.withdraw(m, audit);

test('withdrawing is the coordinators’', async () => {
  await assertOnlyItsCoordinators(opened, paths.withdraw, audit);
});

test('an audit is not withdrawn without a reason', async () => {
  const page = await coordinator.get(withdraw);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { reason: ' ' }));
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
});

test('a withdrawn audit asks nothing of any agency, keeps everything, and can be taken up again', async () => {
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  const lead = as('agency_lead');
  const asked = await lead.get(paths.request(lead.m, audit));
  assert.equal(asked.status, 200);

  const gone = await coordinator.submit(await coordinator.get(withdraw), {
    reason: 'The inspection comes first.',
  });
  assert.equal(gone.status, 303);
  assert.match((await coordinator.get(gone.to)).body, /The inspection comes first\.[\s\S]*Take it up again/);
  assert.equal((await coordinator.get(paths.terms(m, audit))).status, 404);
  assert.match((await coordinator.get(`/as/${m}/audits`)).body, /Withdrawn \(1\)/);
  const after = await lead.get(paths.request(lead.m, audit));
  assert.match(after.body, /Nothing is asked of the agency any more/);

  const late = await coordinator.submit(await coordinator.get(withdraw), { reason: 'There is time.' });
  assert.equal(late.to, paths.terms(m, audit));
  const again = await lead.get(paths.request(lead.m, audit));
  assert.doesNotMatch(again.body, /any more/);
  const { body } = await coordinator.get(paths.agreement(m, audit));
  assert.match(body, /Taken up again[\s\S]*Withdrawn[\s\S]*Started/);
});

test('a template that is put away is offered to nobody, and can be taken up again', async () => {
  const made = await coordinator.submit(await coordinator.get(paths.templates(m)), {
    template: 'dip_sample',
  });
  const template = /audits\/([^/]+)\/terms/.exec(made.to)?.[1] ?? '';
  const page = await coordinator.get(paths.withdraw(m, template));
  await coordinator.submit(page, { reason: 'We have a better one.' });
  assert.doesNotMatch((await coordinator.get(paths.begin(m))).body, new RegExp(template));
  assert.match((await coordinator.get(paths.templates(m))).body, /Put away \(1\)/);
  await coordinator.submit(await coordinator.get(paths.withdraw(m, template)), { reason: 'It is needed.' });
  assert.match((await coordinator.get(paths.begin(m))).body, new RegExp(template));
});
