import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { openConcernGround } from '#test/concerns';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const ground = await openConcernGround();
const { as, db, scene, audit, coordinator, chair, guardian, raise } = ground;
const { m } = coordinator;
const path = paths.concernRoute(m, audit);
const route = async () =>
  (await db.behind('select * from cases.concern_route where audit_id = $1', [audit]))[0];

test('to whom concerns go is the coordinators’ to say', async () => {
  await assertOnlyItsCoordinators(ground, paths.concernRoute, audit);
});

test('two different people, a time to acknowledge and hours that can be: nothing else is taken', async () => {
  await db.behind('delete from cases.concern_route where audit_id = $1', [audit]);
  const page = await coordinator.get(path);
  const wrong = async (fields: Readonly<Record<string, string>>) =>
    problemsOf(await assertWritesNothing(db, 422, async () => coordinator.submit(page, fields)));
  assert.deepEqual(await wrong({ within: '' }), [
    'Choose to whom it goes at once',
    'Choose who stands in out of hours',
  ]);
  assert.deepEqual(await wrong({ recipient: chair.m, deputy: chair.m, within: '2' }), [
    'To be acknowledged within must be a whole number from 5 to 1,440',
  ]);
  assert.deepEqual(await wrong({ recipient: chair.m, deputy: chair.m, from: 'nine', until: '' }), [
    'Choose another person to stand in than the one it goes to',
    'Enter from when they are at work as a time, such as 9:00',
    'Enter until when they are at work as a time, such as 17:00',
  ]);
  assert.deepEqual(await wrong({ recipient: chair.m, deputy: guardian.m, from: '17:00', until: '9' }), [
    'Enter a time later than the one from which they are at work',
  ]);
  const administrator = as('administrator');
  assert.deepEqual(await wrong({ recipient: administrator.m, deputy: guardian.m }), [
    'Choose one: what was chosen is not offered',
  ]);
});

test('while nobody is named the concerns page says so; once somebody is, it says who, when and how soon', async () => {
  const concerns = paths.concerns(m, audit);
  assert.match((await coordinator.get(concerns)).body, /Nobody is named to whom it goes/);
  const fields = { recipient: chair.m, deputy: guardian.m, from: '9', until: '5pm', within: '30' };
  assert.equal((await coordinator.submit(await coordinator.get(path), fields)).status, 303);
  const { body } = await coordinator.get(concerns);
  assert.doesNotMatch(body, /Nobody is named/);
  assert.match(body, /Monday to Friday, 09:00 to 17:00/);
  assert.match(body, /within 30 minutes/);
  assert.equal((await route())?.['hours'], '12345 09:00-17:00');
});

test('two who change it see both; a concern that is open stays where it is', async () => {
  const concern = await raise(ground.lead);
  const [mine, theirs] = [await coordinator.get(path), await coordinator.get(path)];
  assert.equal((await coordinator.submit(theirs, { within: '45' })).status, 303);
  const clash = await assertWritesNothing(db, 409, async () => coordinator.submit(mine, { within: '50' }));
  assert.match(clash.body, /Somebody else changed this meanwhile/);
  assert.equal((await coordinator.submit(clash, {})).status, 303);
  assert.equal((await route())?.['within_minutes'], 50);
  const member = as('panel_member');
  await coordinator.submit(await coordinator.get(path), { recipient: member.m });
  const [open] = await db.behind('select recipient from cases.concern where id = $1', [concern]);
  assert.equal(open?.['recipient'], chair.m);
  assert.equal((await route())?.['recipient'], member.m);
});

test('another partnership has its own', async () => {
  const [theirs] = await db.behind('select within_minutes from cases.concern_route where audit_id = $1', [
    scene.there.liveAudit,
  ]);
  assert.equal(theirs?.['within_minutes'], 60);
});
