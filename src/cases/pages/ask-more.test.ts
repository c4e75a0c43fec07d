import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openAsking } from '#test/involvement';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openAsking();
const { coordinator, as, audit, ask, note, scene, db } = opened;
const { m } = coordinator;

test('an agency that knows the people is told more, once it has said so', async () => {
  const one = await ask({
    of: child({ name: 'Ada Example', school: 'Hill School', nhsNumber: '9990000018' }),
  });
  const url = paths.askMore(m, audit, one.id);
  assert.equal((await coordinator.get(url)).status, 404);
  await note(one.id, 'known_in_scope');
  assert.match((await coordinator.get(paths.matrix(m, audit, { turn: 'us' }))).body, new RegExp(one.id));
  const page = await coordinator.get(url);
  assert.doesNotMatch(page.body, /Ada|Hill School/);
  assert.match(page.body, /It is told of: The child\./);
  for (const more of [['school'], ['school', 'nhsNumber']])
    assert.equal((await coordinator.submit(await coordinator.get(url), { more })).status, 303);
  const { body } = await coordinator.get(paths.ask(m, audit, one.id));
  assert.match(body, /The child: NHS number and school or setting/);
  const [open] = await db.behind(
    `select count(*)::int as many from cases.disclosure where ask_id = $1 and stage = 'more' and closed_at is null`,
    [one.id],
  );
  assert.equal(open?.['many'], 1);
  assert.doesNotMatch(
    (await coordinator.get(paths.matrix(m, audit, { turn: 'us' }))).body,
    new RegExp(one.id),
  );
});

test('telling more is for the coordinators of the audit alone', async () => {
  const one = await ask();
  await note(one.id, 'known_in_scope');
  for (const role of ['agency_lead', 'auditor', 'data_guardian'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(paths.askMore(visitor.m, audit, one.id))).status, 404, role);
  }
  const elsewhere = as('coordinator', scene.there);
  assert.equal((await elsewhere.get(paths.askMore(elsewhere.m, audit, one.id))).status, 404);
});

test('nothing chosen tells nothing; without a basis nothing can be told', async () => {
  const one = await ask();
  await note(one.id, 'known_in_scope');
  const url = paths.askMore(m, audit, one.id);
  const page = await coordinator.get(url);
  const none = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { more: ['everything'] }),
  );
  assert.deepEqual(problemsOf(none), ['Choose what the agency is told']);
  await db.behind(
    `update audits.terms_version set content = jsonb_set(content, '{terms,basis,agreement,until}', '"2020-01-01"')`,
  );
  assert.match(
    (await coordinator.get(url)).body,
    /can be told nothing at present: missing is a sharing agreement that is in force/,
  );
  const late = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { more: ['school'] }));
  assert.match(problemsOf(late).join(), /the basis for sharing does not hold/);
});
