import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, countRows, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { coordinator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const add = `/as/${hat.membership}/agencies/add`;

test('coordinators and administrators add agencies', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep', '/agencies/add');
});

test('an agency needs a name, a short name of its own and a type', async () => {
  const page = await visitor.get(add);
  const empty = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}));
  assert.deepEqual(problemsOf(empty), [
    'Enter the name',
    'Enter the short name',
    'Choose the type of agency',
  ]);
  const fields = {
    name: 'Northshire Constabulary',
    'short-name': 'POLICE',
    type: 'police',
    services: 'x'.repeat(121),
  };
  const taken = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
  assert.deepEqual(problemsOf(taken), [
    'Police has this short name already. Enter another one',
    `The service that begins with “${'x'.repeat(30)}” must be 120 characters or fewer`,
  ]);
  assert.match(taken.body, /value="Northshire Constabulary"/);
  assert.match(taken.body, /<option value="police" selected>/);
});

test('a right form adds the agency with its services, one a line, once', async () => {
  const page = await visitor.get(add);
  const before = await countRows(db);
  const fields = {
    name: 'Northshire Community Trust',
    'short-name': 'NCT',
    type: 'community_health',
    'stands-for': 'all clinics',
    services: 'Health visiting\n\n school nursing \nHEALTH VISITING\n',
  };
  const answers = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  const [row] = await db.behind(`select id from accounts.agency where name = 'Northshire Community Trust'`);
  assert.deepEqual(
    answers.map((answer) => [answer.status, answer.to]),
    Array.from(answers, () => [303, `/as/${hat.membership}/agencies/${String(row?.['id'])}`]),
  );
  const after = await countRows(db);
  const added = ['accounts.agency', 'accounts.agency_in_partnership', 'accounts.agency_service'];
  assert.deepEqual(
    added.map((table) => (after[table] ?? 0) - (before[table] ?? 0)),
    [1, 1, 2],
  );
  const { body } = await visitor.get(`/as/${hat.membership}/agencies`);
  assert.match(body, /NCT[\s\S]*Community health[\s\S]*Health visiting, school nursing[\s\S]*all clinics/);
});

test('of two agencies of one short name added at once, one is refused in words', async () => {
  const [one, two] = await Promise.all([visitor.get(add), visitor.get(add)]);
  const fields = { name: 'College', 'short-name': 'College', type: 'college' };
  const answers = await Promise.all([visitor.submit(one, fields), visitor.submit(two, fields)]);
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((a, b) => a - b),
    [303, 422],
  );
});
