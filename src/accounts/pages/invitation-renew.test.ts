import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, countRows } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite, siteAddress } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db, siteAddress, { canSendMail: false });
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const path = `/as/${hat.membership}/people/invitations/${scene.here.event}/renew`;

test('only the administrator of its partnership sends an invitation again', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/invitations/${scene.here.event}/renew`, true);
});

test('looking changes nothing; the form shows a new link once, for seven days, also of an expired invitation', async () => {
  await db.behind(`update accounts.invitation set expires_at = '2020-01-01' where id = $1`, [
    scene.here.event,
  ]);
  const page = await assertWritesNothing(db, 200, async () => visitor.get(path));
  const answer = await visitor.submit(page, {});
  const [link = ''] = /\/invitation\/[0-9a-f]{64}/.exec(answer.body) ?? [];
  assert.equal((await site.visitor().get(link)).status, 200);
  const rows = await countRows(db);
  const again = await visitor.submit(page, {});
  assert.match(again.body, /This was done already/);
  assert.deepEqual(await countRows(db), rows);
  assert.equal((await site.visitor().get(link)).status, 200);
});

test('an invitation that was withdrawn is not sent again', async () => {
  const page = await visitor.get(path);
  await db.behind('update accounts.invitation set withdrawn_at = now() where id = $1', [scene.here.event]);
  await assertWritesNothing(db, 404, async () => visitor.submit(page, {}));
});
