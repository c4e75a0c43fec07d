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
const path = `/library/documents/${here.libraryItem}/editions/${here.libraryEdition}/retire`;
const retire = `/as/${hat.membership}${path}`;

async function countVersions(): Promise<number> {
  return (await db.behind(`select 1 from audits.library_edition where id = $1`, [here.libraryEdition]))
    .length;
}

test('only coordinators retire editions of their own partnership', async () => {
  await assertOnlyFor(site, scene, 'library.keep', path, true);
});

test('without a reason nothing is retired', async () => {
  const page = await visitor.get(retire);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { reason: ' ' }));
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
});

test('an edition is retired once with its reason, shown as retired, and brought back', async () => {
  const page = await visitor.get(retire);
  const answers = [
    await visitor.submit(page, { reason: 'A slip of the keyboard.' }),
    await visitor.submit(page, { reason: 'A slip of the keyboard.' }),
  ];
  assert.equal(await countVersions(), 2);
  const item = await visitor.get(answers[0]?.to ?? '');
  assert.match(item.body, /Retired on [^:]+: A slip of the keyboard\.[\s\S]*Bring back/);
  const back = await visitor.get(retire);
  await visitor.submit(back, {});
  assert.equal(await countVersions(), 3);
  assert.doesNotMatch((await visitor.get(answers[0]?.to ?? '')).body, /A slip of the keyboard/);
});

test('what somebody else has done meanwhile is not done again', async () => {
  const stale = await visitor.get(retire);
  await visitor.submit(await visitor.get(retire), { reason: 'Out of use.' });
  const before = await countVersions();
  assert.equal((await visitor.submit(stale, { reason: 'Nobody needs it.' })).status, 303);
  assert.equal(await countVersions(), before);
});
