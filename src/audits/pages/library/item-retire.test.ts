import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { coordinator: hat } = here.people;
const visitor = site.visitor(hat.key);
const library = `/as/${hat.membership}/library`;
const path = `/library/documents/${here.libraryItem}/retire`;
const retire = `/as/${hat.membership}${path}`;

async function countVersions(): Promise<number> {
  const rows = await db.behind(`select 1 from audits.library_item where ref = $1`, [here.libraryItem]);
  return rows.length;
}

test('only coordinators retire items of their own partnership, and none that is shipped', async () => {
  await assertOnlyFor(site, scene, 'library.keep', path, true);
  assert.equal((await visitor.get(`${library}/documents/working-together/retire`)).status, 404);
});

test('without a reason nothing is retired', async () => {
  const page = await visitor.get(retire);
  assert.match(page.body, /No audit cites it/);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}));
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
});

test('a retired item leaves the list, stays under its address, and is brought back', async () => {
  const page = await visitor.get(retire);
  const answers = [
    await visitor.submit(page, { reason: 'Entered twice.' }),
    await visitor.submit(page, { reason: 'Entered twice.' }),
  ];
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  assert.equal(await countVersions(), 2);
  assert.doesNotMatch((await visitor.get(library)).body, /Threshold guide/);
  assert.match((await visitor.get(`${library}?state=retired`)).body, /Threshold guide[\s\S]*Retired/);
  const item = await visitor.get(answers[0]?.to ?? '');
  assert.match(item.body, /Retired on [^:]+: Entered twice\. It stays here/);
  const back = await visitor.get(retire);
  assert.match(back.body, /Bring this item back\?/);
  await visitor.submit(back, {});
  assert.match((await visitor.get(library)).body, /Threshold guide/);
});

test('what somebody else has done meanwhile is not done again', async () => {
  const stale = await visitor.get(retire);
  await visitor.submit(await visitor.get(retire), { reason: 'Out of use.' });
  const before = await countVersions();
  assert.equal((await visitor.submit(stale, { reason: 'Nobody needs it.' })).status, 303);
  assert.equal(await countVersions(), before);
});
