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
const documents = `/as/${hat.membership}/library/documents`;
const path = `/library/documents/${here.libraryItem}/editions/add`;
const shipped = `${documents}/working-together`;

async function editionsOf(document: string): Promise<readonly string[]> {
  const rows = await db.behind(
    `select label, version, in_force_from ->> 'edtf' as begun from audits.library_edition
     where partnership_id = $1 and document = $2 order by changed_at, version`,
    [here.partnership, document],
  );
  return rows.map((row) => `${String(row['label'])} ${String(row['version'])} ${String(row['begun'])}`);
}

test('only coordinators add editions, and to nothing that the library lacks', async () => {
  await assertOnlyFor(site, scene, 'library.keep', path, true);
  assert.equal((await visitor.get(`${documents}/nothing/editions/add`)).status, 404);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await visitor.get(`${shipped}/editions/add`);
  const wrong = {
    label: '2018',
    from: 'early May',
    until: 'whenever',
    replaces: '1999',
    address: 'ftp://example.org',
    passage: 'Neglect is …',
  };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, wrong));
  assert.deepEqual(problemsOf(answer), [
    'The library has an edition “2018” of this item already. Enter another name',
    'Enter when it came into force as a day, month or year, such as 4 July 2018 or July 2018',
    'Enter its last day in force as a day, month or year, such as 4 July 2018 or July 2018',
    'Choose the edition it replaced from the list',
    'Enter an address that begins with https://, such as https://www.gov.uk',
    'Choose whether the passage is quoted or in your own words',
  ]);
});

test('an end before the beginning, and a quotation from nowhere, are refused', async () => {
  const page = await visitor.get(`${shipped}/editions/add`);
  const wrong = { label: '2030', from: '2030', until: 'May 2029', passage: 'Neglect is …', whose: 'quoted' };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, wrong));
  assert.deepEqual(problemsOf(answer), [
    'The last day in force must not be before the day it came into force',
    'Enter the document and page it is quoted from',
  ]);
});

test('an edition added to a shipped item takes its place in time, once', async () => {
  const page = await visitor.get(`${shipped}/editions/add`);
  const right = {
    label: '2020, corrected',
    from: 'Dec 2020',
    passage: 'Neglect is the persistent failure to meet a child’s needs.',
    whose: 'quoted',
    'quoted-from': 'Working Together, page 108',
  };
  for (const _ of ['once', 'twice']) assert.equal((await visitor.submit(page, right)).status, 303);
  assert.deepEqual(await editionsOf('working-together'), ['2020, corrected 1 2020-12']);
  const item = (await visitor.get(shipped)).body;
  assert.match(item, /From July 2018 until replaced by the edition “2020, corrected” in December 2020/);
  assert.match(
    item,
    /<blockquote[^>]*>Neglect is the persistent failure[\s\S]*Quoted from Working Together, page 108/,
  );
});

test('the partnership’s own version of a shipped edition stands in its place; retired and added again, its history goes on', async () => {
  const page = await visitor.get(`${shipped}/editions/add?over=2015`);
  assert.match(page.body, /Add details to the edition “2015”[\s\S]*value="March 2015"/);
  await visitor.submit(page, { from: '26 March 2015' });
  assert.match((await visitor.get(shipped)).body, /From 26 March 2015 until/);
  const [row] = await db.behind(`select id from audits.library_edition where label = '2015'`);
  const retire = `${shipped}/editions/${String(row?.['id'])}/retire`;
  await visitor.submit(await visitor.get(retire), { reason: 'Not sure any more.' });
  assert.match((await visitor.get(shipped)).body, /From March 2015 until/);
  await visitor.submit(await visitor.get(`${shipped}/editions/add?over=2015`), { from: '27 March 2015' });
  assert.deepEqual((await editionsOf('working-together')).slice(1), [
    '2015 1 2015-03-26',
    '2015 2 2015-03-26',
    '2015 3 2015-03-27',
  ]);
});

test('of two people who add the same edition at the same moment, one is told', async () => {
  const add = `/as/${hat.membership}${path}`;
  const [one, two] = [await visitor.get(add), await visitor.get(add)];
  const answers = await Promise.all([
    visitor.submit(one, { label: '2022' }),
    visitor.submit(two, { label: '2022' }),
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((one, other) => one - other),
    [303, 422],
  );
  assert.deepEqual(
    (await editionsOf(here.libraryItem)).filter((edition) => edition.startsWith('2022')),
    ['2022 1 null'],
  );
});
