import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { givePassword, keyOn, typePassword } from '#test/sign-in';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { administrator: hat, auditor, coordinator: both } = here.people;
const visitor = site.visitor(hat.key);
const resetOf = (membership: string) => `/as/${hat.membership}/people/${membership}/reset`;
const addFactor = async (person: string) =>
  addRow(db, 'accounts.factor', {
    person_id: person,
    id: randomUUID(),
    kind: 'totp',
    sealed: Buffer.alloc(61),
  });
await addFactor(auditor.person);

test('only the administrator of their partnership resets somebody’s security codes', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/${auditor.membership}/reset`, true);
  assert.equal((await visitor.get(resetOf(there.people.auditor.membership))).status, 404);
});

test('looking resets nothing; the form does, ends every session, and stands in the log', async () => {
  const page = await assertWritesNothing(db, 200, async () => visitor.get(resetOf(auditor.membership)));
  const answer = await visitor.submit(page, {});
  assert.deepEqual([answer.status, answer.to], [303, `/as/${hat.membership}/people/${auditor.membership}`]);
  assert.deepEqual(
    await db.behind('select 1 from accounts.factor where person_id = $1', [auditor.person]),
    [],
  );
  assert.equal((await site.visitor(auditor.key).get(`/as/${auditor.membership}`)).status, 404);
  const logged = await db.behind(
    `select subjects, person_id from audit_log.event where event = 'person.codes_reset' and outcome = 'done'`,
  );
  assert.deepEqual(logged, [{ subjects: [auditor.membership], person_id: hat.person }]);
  await givePassword(db, auditor.person);
  const theirs = site.visitor();
  await typePassword(theirs, `${auditor.person}@example.org`);
  assert.equal(keyOn(await theirs.get('/second-factor/set-up')).length, 32);
});

test('the form sent twice has one effect', async () => {
  await addFactor(auditor.person);
  const page = await visitor.get(resetOf(auditor.membership));
  await visitor.submit(page, {});
  await addFactor(auditor.person);
  assert.equal((await visitor.submit(page, {})).status, 303);
  assert.equal(
    (await db.behind('select 1 from accounts.factor where person_id = $1', [auditor.person])).length,
    1,
  );
});

test('nobody resets their own, nor those of somebody who also acts elsewhere: the page says who can', async () => {
  await addFactor(hat.person);
  const own = await visitor.get(resetOf(hat.membership));
  const refused = await assertWritesNothing(db, 422, async () => visitor.submit(own, {}));
  assert.match(refused.body, /href="\/account"/);
  await addRow(db, 'accounts.membership', {
    id: randomUUID(),
    person_id: both.person,
    partnership_id: there.partnership,
    roles: ['auditor'],
  });
  const page = await visitor.get(resetOf(both.membership));
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}));
  assert.match(answer.body, /reset-security-codes/);
});
