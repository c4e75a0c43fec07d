import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConcernGround } from '#test/concerns';
import { assertOnlyFor } from '#test/house-order';
import { paths } from '../paths.ts';

const ground = await openConcernGround();
const { as, site, scene, audit, chair, guardian, lead, auditor, one, raise, move, db } = ground;
const mine = async (who: typeof lead): Promise<string> => (await who.get(paths.myConcerns(who.m))).body;

test('whoever may come to see a case has a page of the concerns that are theirs', async () => {
  await assertOnlyFor(site, scene, 'concerns.raise', '/concerns');
});

test('what waits for somebody stands first, there and at the top of home, until it is acknowledged', async () => {
  assert.match(await mine(guardian), /Nothing waits for you/);
  const concern = await raise(auditor);
  const here = paths.concern('', audit, concern).split('/concerns/')[1] ?? '';
  for (const who of [chair, guardian]) {
    assert.match(await mine(who), new RegExp(`Waiting for you[\\s\\S]*${here}`));
    const home = (await who.get(`/as/${who.m}`)).body;
    assert.match(home, new RegExp(`A child may be unsafe[\\s\\S]*Case ${one.number}[\\s\\S]*<h1`));
  }
  for (const who of [lead, as('panel_member'), as('panel_chair', scene.there)])
    assert.doesNotMatch((await who.get(`/as/${who.m}`)).body, /A child may be unsafe/);
  assert.match(await mine(auditor), new RegExp(`Others[\\s\\S]*${here}`));
  await move(chair, concern, { move: 'acknowledge' });
  assert.doesNotMatch((await guardian.get(`/as/${guardian.m}`)).body, /A child may be unsafe/);
});

test('where nobody is named it waits for every coordinator', async () => {
  await db.behind('delete from cases.concern_route where audit_id = $1', [audit]);
  await raise(lead);
  const coordinator = as('coordinator');
  assert.match((await coordinator.get(`/as/${coordinator.m}`)).body, /This waits for you to acknowledge/);
  const elsewhere = as('coordinator', scene.there);
  assert.doesNotMatch((await elsewhere.get(`/as/${elsewhere.m}`)).body, /A child may be unsafe/);
});
