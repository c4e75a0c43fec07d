import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, ask, answer, give, addAuditor } =
  await openReturning();
const one = await openOne();

test('an auditor’s list holds the returns of the cases given to them, a lead’s all of the agency', async () => {
  const other = await ask();
  await answer(other.id, 'known_in_scope');
  await give(other.id, await addAuditor('B. Auditor'));
  const page = await coordinator.get(paths.progress(coordinator.m, audit));
  await coordinator.submit(page, {}, { action: paths.openReturns(coordinator.m, audit) });
  const mine = (await auditor.get(paths.mine(auditor.m))).body;
  const leads = (await lead.get(paths.mine(lead.m))).body;
  assert.match(mine, new RegExp(`Case ${one.number}<`));
  assert.doesNotMatch(mine, new RegExp(`Case ${other.number}<`));
  assert.match(leads, new RegExp(`Case ${one.number}<[\\s\\S]*Case ${other.number}<`));
});

test('the list says how each stands and when it is due, and leads to it', async () => {
  await db.behind(`update returns.return set state = 'sent_back', due_on = '2027-02-03' where id = $1`, [
    one.return,
  ]);
  const page = await auditor.get(paths.mine(auditor.m));
  assert.match(page.body, /Sent back, due 3 February 2027/);
  assert.match(page.body, new RegExp(`href="${paths.return(auditor.m, audit, one.return)}"`));
});

test('nobody else has a list of returns, and another agency’s is empty', async () => {
  assert.equal((await site.visitor().get(paths.mine(auditor.m))).status, 404);
  assert.equal((await coordinator.get(paths.mine(coordinator.m))).status, 404);
  const elsewhere = as('agency_lead', scene.there);
  assert.doesNotMatch((await elsewhere.get(paths.mine(elsewhere.m))).body, new RegExp(one.return));
});

test('what waits in another partnership is told as a number, to the person whose hat it is, and nothing else of it', async () => {
  const there = scene.there.people.agency_lead;
  await db.behind('update accounts.membership set person_id = $2, agency_id = $3 where id = $1', [
    there.membership,
    scene.here.people.agency_lead.person,
    scene.there.agency,
  ]);
  const { body } = await lead.get(paths.mine(lead.m));
  assert.match(body, /In your other partnerships[\s\S]*There[^<]*: one return waits/);
  assert.doesNotMatch(body, new RegExp(scene.there.return));
  assert.doesNotMatch((await auditor.get(paths.mine(auditor.m))).body, /other partnerships/);
});

test('the list is narrowed to what is to write, to sign, or signed', async () => {
  const { body } = await lead.get(`${paths.mine(lead.m)}?state=signed`);
  assert.match(body, /Nothing of that kind/);
  assert.match((await lead.get(`${paths.mine(lead.m)}?state=write`)).body, new RegExp(`Case ${one.number}<`));
});
