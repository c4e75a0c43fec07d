import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const add = `/as/${hat.membership}/partnership/former-names/add`;

test('only the administrator adds former names', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', '/partnership/former-names/add');
});

test('a name that is there already, a date that is none and dates in the wrong order are refused', async () => {
  const page = await visitor.get(add);
  const wrong: [Record<string, string>, string][] = [
    [{ name: '' }, 'Enter the former name'],
    [{ name: 'board' }, 'This former name is there already'],
    [
      { name: 'Committee', from: 'long ago' },
      'Enter a date such as 29 September 2019, September 2019, 2019 or about 2019',
    ],
    [
      { name: 'Committee', from: '2019', until: 'March 2006' },
      'The name cannot have been used until a day before it was used from',
    ],
  ];
  for (const [fields, message] of wrong) {
    const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
    assert.deepEqual(problemsOf(answer), [message]);
    for (const value of Object.values(fields))
      assert.ok(answer.body.includes(`value="${value}"`) || value === '');
  }
});

test('dates are kept as they were typed, as exactly as they are known', async () => {
  const page = await visitor.get(add);
  const fields = { name: 'Area Child Protection Committee', from: 'about 1988', until: 'March 2006' };
  const answers = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  const rows = await db.behind(
    `select position, name, used_from ->> 'typed' as used_from, used_until ->> 'edtf' as used_until
     from accounts.partnership_former_name where partnership_id = $1 order by position`,
    [scene.here.partnership],
  );
  assert.deepEqual(rows, [
    { position: 0, name: 'Board', used_from: null, used_until: null },
    { position: 1, name: 'Area Child Protection Committee', used_from: 'about 1988', used_until: '2006-03' },
  ]);
  const shown = await visitor.get(`/as/${hat.membership}/partnership`);
  assert.match(shown.body, /Used from about 1988 until March 2006/);
});
