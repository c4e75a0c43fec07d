import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';

const { db, scene, site, as } = await openArchive([readDemoAudit('leicester-2019-familial')]);
const { here } = scene;
const coordinator = as('coordinator');
const path = `/library/documents/${here.libraryItem}/edit`;
const edit = `/as/${coordinator.m}${path}`;

async function versions(ref: string): Promise<readonly string[]> {
  const rows = await db.behind(
    `select version, title from audits.library_item where partnership_id = $1 and ref = $2 order by version`,
    [here.partnership, ref],
  );
  return rows.map((row) => `${String(row['version'])}: ${String(row['title'])}`);
}

test('only coordinators change items of their own partnership', async () => {
  await assertOnlyFor(site, scene, 'library.keep', path, true);
});

test('what comes with Throughline is not changed, and what is not there is not found', async () => {
  for (const ref of ['working-together', 'nothing-of-the-kind', '..%2F..', "x'--"])
    assert.equal((await coordinator.get(`/as/${coordinator.m}/library/documents/${ref}/edit`)).status, 404);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await coordinator.get(edit);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { title: 'Children Act 1989', kind: '' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'The library has an item with this title already. Add an edition to it instead',
    'Choose the kind of item',
  ]);
});

test('a right form writes the next version and keeps the one before; the same again writes nothing', async () => {
  const page = await coordinator.get(edit);
  await coordinator.submit(page, { title: 'Threshold guide' });
  assert.deepEqual(await versions(here.libraryItem), ['1: Threshold guide standing', '2: Threshold guide']);
  const again = await coordinator.submit(await coordinator.get(edit), {});
  assert.equal(again.status, 303);
  assert.equal((await versions(here.libraryItem)).length, 2);
});

test('a stale form shows both texts, and is saved when sent again', async () => {
  const stale = await coordinator.get(edit);
  await coordinator.submit(await coordinator.get(edit), { purpose: 'Which help a child needs.' });
  const answer = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(stale, { purpose: 'Which service a child needs.' }),
  );
  assert.match(answer.body, /Saved meanwhile[\s\S]*<mark>help<\/mark>/);
  assert.match(answer.body, /What you typed[\s\S]*<mark>service<\/mark>/);
  assert.equal((await coordinator.submit(answer, {})).status, 303);
  assert.equal((await versions(here.libraryItem)).length, 4);
});

test('two people who save at the same moment: one saves, the other is shown what the first one wrote', async () => {
  const [one, two] = [await coordinator.get(edit), await coordinator.get(edit)];
  const answers = await Promise.all([
    coordinator.submit(one, { publisher: 'The board' }),
    coordinator.submit(two, { publisher: 'The partnership' }),
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((one, other) => one - other),
    [303, 409],
  );
});

test('what an audit brought along is taken into the library with its editions', async () => {
  const procedures = `/as/${coordinator.m}/library/documents/llr-procedures`;
  const page = await coordinator.get(`${procedures}/edit`);
  assert.match(page.body, /Keep it in the library/);
  const http = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.match(problemsOf(http)[0] ?? '', /begins with https/);
  await coordinator.submit(http, { address: 'https://llrscb.proceduresonline.com/' });
  assert.equal((await versions('llr-procedures')).length, 1);
  const shown = await coordinator.get(procedures);
  assert.match(shown.body, /Your partnership[\s\S]*online, 2019/);
  assert.doesNotMatch(shown.body, /Keep it in the library/);
});
