import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { coordinator: hat } = here.people;
const visitor = site.visitor(hat.key);
const documents = `/as/${hat.membership}/library/documents`;
const path = `/library/documents/${here.libraryItem}/editions/${here.libraryEdition}`;
const edit = `/as/${hat.membership}${path}`;

async function readVersions() {
  return await db.behind(
    `select version, label, note from audits.library_edition where id = $1 order by version`,
    [here.libraryEdition],
  );
}

test('only coordinators change editions of their own partnership, under their own item', async () => {
  await assertOnlyFor(site, scene, 'library.keep', path, true);
  for (const elsewhere of [
    `${documents}/working-together/editions/${here.libraryEdition}`,
    `${documents}/${here.libraryItem}/editions/${randomUUID()}`,
  ])
    assert.equal((await visitor.get(elsewhere)).status, 404);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await visitor.get(edit);
  const wrong = { from: '31 February 2019', note: 'a'.repeat(2001) };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, wrong));
  assert.deepEqual(problemsOf(answer), [
    'Enter when it came into force as a day, month or year, such as 4 July 2018 or July 2018',
    'The note must be 2,000 characters or fewer. There are 2,001',
  ]);
});

test('a right form writes the next version under the same name; the same again writes nothing', async () => {
  const page = await visitor.get(edit);
  for (const _ of ['once', 'twice'])
    await visitor.submit(page, { note: 'Page 4 was added.', label: 'forged' });
  await visitor.submit(await visitor.get(edit), {});
  assert.deepEqual(await readVersions(), [
    { version: 1, label: '2019', note: null },
    { version: 2, label: '2019', note: 'Page 4 was added.' },
  ]);
});

test('a stale form shows both texts, and is saved when sent again', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), { note: 'Page 5 was added.' });
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { note: 'Page 6 was added.', from: 'May 2019' }),
  );
  assert.match(answer.body, /Saved meanwhile[\s\S]*<mark>5<\/mark>/);
  assert.match(answer.body, /What you typed[\s\S]*<mark>6<\/mark>/);
  assert.match(answer.body, /In force from[\s\S]*Nothing[\s\S]*<mark>May 2019<\/mark>/);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  assert.equal((await readVersions()).at(-1)?.['note'], 'Page 6 was added.');
});
