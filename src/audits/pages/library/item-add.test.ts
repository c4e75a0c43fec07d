import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { coordinator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const add = `/as/${hat.membership}/library/add`;

const right = {
  title: 'Bruising in babies',
  kind: 'procedure',
  publisher: 'The partnership',
  nations: ['England', 'Wales'],
  address: 'https://example.org/bruising',
  purpose: 'What to do about a mark on a baby who cannot move by herself.',
};

test('only coordinators add items to the library', async () => {
  await assertOnlyFor(site, scene, 'library.keep', '/library/add');
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await visitor.get(add);
  const wrong = {
    title: ' ',
    kind: 'circus',
    nations: ['Atlantis'],
    address: 'http://example.org',
    purpose: 'a\u202eb',
  };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, wrong));
  assert.deepEqual(problemsOf(answer), [
    'Enter the title',
    'Choose the kind of item',
    'Choose the nations from the list',
    'Enter an address that begins with https://, such as https://www.gov.uk',
    'The description of what it is for contains characters that cannot be used. Type it again without pasting',
  ]);
  assert.match(answer.body, /value="http:\/\/example\.org"/);
});

test('an item whose title the library has already is sent to that', async () => {
  const page = await visitor.get(add);
  const same = { ...right, title: 'working together to safeguard CHILDREN' };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, same));
  assert.deepEqual(problemsOf(answer), [
    'The library has an item with this title already. Add an edition to it instead',
  ]);
});

test('a right form adds the item once, and its page asks for the first edition', async () => {
  const page = await visitor.get(add);
  const answers = [await visitor.submit(page, right), await visitor.submit(page, right)];
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  const rows = await db.behind(
    `select version, nations, address, changed_by from audits.library_item where title = $1`,
    [right.title],
  );
  assert.deepEqual(rows, [
    { version: 1, nations: right.nations, address: right.address, changed_by: hat.membership },
  ]);
  const shown = await visitor.get(answers[0]?.to ?? '');
  assert.match(shown.body, /No edition yet[\s\S]*Add the first one/);
  assert.match(shown.body, /href="https:\/\/example\.org\/bruising" rel="external noreferrer"/);
});
