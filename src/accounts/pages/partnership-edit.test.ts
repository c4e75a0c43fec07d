import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const edit = `/as/${hat.membership}/partnership/edit`;

async function readPartnership() {
  const [row] = await db.behind(
    `select name, short_name, colour, version from accounts.partnership where id = $1`,
    [scene.here.partnership],
  );
  return row;
}

test('only the administrator changes the partnership', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', '/partnership/edit');
});

test('a wrong form says what is wrong at each field, keeps what was typed and writes nothing', async () => {
  const page = await visitor.get(edit);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { name: ' ', 'short-name': 'x'.repeat(61), colour: '#EEEEEE' }),
  );
  const problems = problemsOf(answer);
  assert.equal(problems.length, 3);
  assert.equal(problems[0], 'Enter the name');
  assert.match(problems[1] ?? '', /60 characters or fewer/);
  assert.match(problems[2] ?? '', /too light to read on white/);
  assert.match(answer.body, /value="#EEEEEE"/);
  assert.match(answer.body, /<title>Error: /);
});

test('the name of another partnership is refused at the field', async () => {
  const page = await visitor.get(edit);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { name: 'THERE' }));
  assert.deepEqual(problemsOf(answer), ['Another partnership has this name. Enter one that is its own']);
});

test('a right form changes the partnership and leads back to it', async () => {
  const page = await visitor.get(edit);
  const fields = { name: 'Northshire Partnership', 'short-name': 'Northshire', colour: ' #5B2D6E ' };
  const answer = await visitor.submit(page, fields);
  assert.equal(answer.status, 303);
  assert.equal(answer.to, `/as/${hat.membership}/partnership`);
  assert.deepEqual(await readPartnership(), {
    name: 'Northshire Partnership',
    short_name: 'Northshire',
    colour: '#5b2d6e',
    version: 2,
  });
});

test('a stale form shows both texts and keeps what was typed; sent again, it is saved', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), { name: 'Northshire and Westing' });
  const before = await readPartnership();
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { name: 'Northshire and Easting' }),
  );
  assert.match(answer.body, /Saved meanwhile[\s\S]*Northshire and <mark>Westing<\/mark>/);
  assert.match(answer.body, /What you typed[\s\S]*Northshire and <mark>Easting<\/mark>/);
  assert.deepEqual(await readPartnership(), before);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  assert.equal((await readPartnership())?.['name'], 'Northshire and Easting');
});

test('a stale form that is wrong as well stays stale once it is put right', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), { name: 'Northshire' });
  const wrong = await visitor.submit(stale, { name: '' });
  assert.equal(wrong.status, 422);
  assert.equal((await visitor.submit(wrong, { name: 'Westing' })).status, 409);
});

test('a stale form that changes nothing is no conflict', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), {});
  assert.equal((await visitor.submit(stale, {})).status, 303);
});

test('the same form sent twice has one effect', async () => {
  const page = await visitor.get(edit);
  const before = Number((await readPartnership())?.['version']);
  const fields = { name: 'Sent twice' };
  const [one, two] = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  assert.deepEqual([one.status, one.to], [two.status, two.to]);
  assert.equal((await readPartnership())?.['version'], before + 1);
});
