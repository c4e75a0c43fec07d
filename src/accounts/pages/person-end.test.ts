import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { administrator: hat, auditor, scrutineer } = here.people;
const visitor = site.visitor(hat.key);
const endOf = (membership: string) => `/as/${hat.membership}/people/${membership}/end`;

test('only the administrator of their partnership ends a membership', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/${auditor.membership}/end`, true);
  assert.equal((await visitor.get(endOf(there.people.auditor.membership))).status, 404);
});

test('the page says who it is about and what will happen, and ends nothing by being looked at', async () => {
  const page = await assertWritesNothing(db, 200, async () => visitor.get(endOf(auditor.membership)));
  assert.match(page.body, /A\. Person[\s\S]*auditor[\s\S]*Since[\s\S]*1 January 2020/);
  assert.match(page.body, /From their next click/);
});

test('one’s own membership is not ended', async () => {
  const page = await visitor.get(endOf(hat.membership));
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}));
  assert.deepEqual(problemsOf(answer), [
    'You cannot end the membership you act in. Ask another administrator',
  ]);
});

test('a form without the version that was seen ends nothing', async () => {
  const page = await visitor.get(endOf(auditor.membership));
  for (const version of ['', '0', '99', 'one', '1e1'])
    await assertWritesNothing(db, 409, async () => visitor.submit(page, { version }));
});

test('the membership ends at their next request, once however often the form is sent', async () => {
  const member = site.visitor(auditor.key);
  assert.equal((await member.get(`/as/${auditor.membership}/help`)).status, 200);
  const page = await visitor.get(endOf(auditor.membership));
  const answers = await Promise.all([visitor.submit(page, {}), visitor.submit(page, {})]);
  assert.deepEqual(
    answers.map((answer) => [answer.status, answer.to]),
    Array.from(answers, () => [303, `/as/${hat.membership}/people`]),
  );
  assert.equal((await member.get(`/as/${auditor.membership}/help`)).status, 404);
  const [row] = await db.behind(`select version from accounts.membership where id = $1`, [
    auditor.membership,
  ]);
  assert.equal(row?.['version'], 2);
  assert.match((await visitor.get(endOf(auditor.membership))).body, /has ended/);
});

test('a second administrator who comes too late is told that it has ended', async () => {
  const [one, two] = [
    await visitor.get(endOf(scrutineer.membership)),
    await visitor.get(endOf(scrutineer.membership)),
  ];
  assert.equal((await visitor.submit(one, {})).status, 303);
  const late = await assertWritesNothing(db, 409, async () => visitor.submit(two, {}));
  assert.match(late.body, /The membership of A\. Person has ended/);
});
