import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const path = `/as/${hat.membership}/partnership/second-factor`;
const fewer = 'who sees work under way';

async function readRule(): Promise<unknown> {
  const [row] = await db.behind('select second_factor from accounts.partnership where id = $1', [
    scene.here.partnership,
  ]);
  return row?.['second_factor'];
}

test('only the administrator decides who needs a second factor', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', '/partnership/second-factor');
});

test('a choice that is not offered is refused and writes nothing', async () => {
  const page = await visitor.get(path);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { 'second-factor': 'nobody' }),
  );
  assert.deepEqual(problemsOf(answer), ['Choose who enters a security code']);
});

test('everybody needs one until the administrator chooses otherwise; the partnership’s page says which', async () => {
  assert.equal(await readRule(), 'everybody');
  const answer = await visitor.submit(await visitor.get(path), { 'second-factor': fewer });
  assert.deepEqual([answer.status, answer.to], [303, `/as/${hat.membership}/partnership`]);
  assert.equal(await readRule(), fewer);
  assert.match((await visitor.get(answer.to)).body, /Everybody but those who only read finished audits/);
});

test('a stale form shows both choices; sent again, it is saved', async () => {
  const stale = await visitor.get(path);
  await visitor.submit(await visitor.get(path), { 'second-factor': 'everybody' });
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { 'second-factor': fewer }),
  );
  assert.match(answer.body, /Somebody else chose “Everybody”\s+meanwhile/);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  assert.equal(await readRule(), fewer);
});

test('the same form sent twice has one effect', async () => {
  const page = await visitor.get(path);
  const answers = [await visitor.submit(page, { 'second-factor': 'everybody' })];
  answers.push(await visitor.submit(page, { 'second-factor': 'everybody' }));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  );
  assert.equal(await readRule(), 'everybody');
});
