import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { administrator: hat, auditor } = here.people;
const visitor = site.visitor(hat.key);
const editOf = (membership: string) => `/as/${hat.membership}/people/${membership}/edit`;

async function read(membership: string) {
  const [row] = await db.behind(
    'select post, starts_on, ends_on, version from accounts.membership where id = $1',
    [membership],
  );
  return row;
}

test('only the administrator of their partnership changes a membership', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/${auditor.membership}/edit`, true);
  assert.equal((await visitor.get(editOf(there.people.auditor.membership))).status, 404);
});

test('a wrong form says what is wrong, keeps what was typed and writes nothing', async () => {
  const page = await visitor.get(editOf(auditor.membership));
  const fields = { post: 'x'.repeat(121), from: 'last spring', until: 'never' };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
  assert.equal(problemsOf(answer).length, 3);
  assert.match(answer.body, /value="last spring"/);
  const backwards = await visitor.submit(page, { from: '2 March 2026', until: '1 March 2026' });
  assert.deepEqual(problemsOf(backwards), ['The last day must not be before the first']);
});

test('a right form changes post and days; the membership ends by itself after its last day (A17)', async () => {
  const page = await visitor.get(editOf(auditor.membership));
  const answer = await visitor.submit(page, {
    post: 'Named nurse',
    from: '1/2/2020',
    until: '31 December 2198',
  });
  assert.deepEqual([answer.status, answer.to], [303, `/as/${hat.membership}/people/${auditor.membership}`]);
  assert.deepEqual(await read(auditor.membership), {
    post: 'Named nurse',
    starts_on: '2020-02-01',
    ends_on: '2198-12-31',
    version: 2,
  });
  const theirs = site.visitor(auditor.key);
  assert.equal((await theirs.get(`/as/${auditor.membership}`)).status, 200);
  await visitor.submit(await visitor.get(editOf(auditor.membership)), { until: '5 May 2021' });
  assert.equal((await theirs.get(`/as/${auditor.membership}`)).status, 404);
  await visitor.submit(await visitor.get(editOf(auditor.membership)), { until: '' });
  assert.equal((await theirs.get(`/as/${auditor.membership}`)).status, 200);
});

test('a stale form shows both texts; sent again, it is saved; sent twice, it has one effect', async () => {
  const stale = await visitor.get(editOf(auditor.membership));
  await visitor.submit(await visitor.get(editOf(auditor.membership)), { post: 'School nurse' });
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { post: 'Ward nurse' }),
  );
  assert.match(answer.body, /Saved meanwhile[\s\S]*School[\s\S]*What you typed[\s\S]*Ward/);
  const version = Number((await read(auditor.membership))?.['version']);
  const answers = await Promise.all([visitor.submit(answer, {}), visitor.submit(answer, {})]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  );
  const now = await read(auditor.membership);
  assert.deepEqual([now?.['post'], now?.['version']], ['Ward nurse', version + 1]);
});

test('an administrator gives no membership of their own other days, also not one that ran out', async () => {
  const over = randomUUID();
  await addRow(db, 'accounts.membership', {
    id: over,
    person_id: hat.person,
    partnership_id: here.partnership,
    roles: ['coordinator'],
    starts_on: '2020-01-01',
    ends_on: '2021-01-01',
  });
  const page = await visitor.get(editOf(over));
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { until: '' }));
  assert.match(problemsOf(answer)[0] ?? '', /This membership is your own/);
  const own = await visitor.get(editOf(hat.membership));
  assert.equal((await visitor.submit(own, { post: 'Officer' })).status, 303);
});

test('a membership that was ended stays as it is', async () => {
  const page = await visitor.get(editOf(auditor.membership));
  await db.behind('update accounts.membership set ended_at = now() where id = $1', [auditor.membership]);
  await assertWritesNothing(db, 404, async () => visitor.submit(page, { post: 'X' }));
});
