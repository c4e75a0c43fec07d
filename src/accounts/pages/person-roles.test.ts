import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { administrator: hat, auditor, scrutineer } = here.people;
const visitor = site.visitor(hat.key);
const rolesOf = (membership: string) => `/as/${hat.membership}/people/${membership}/roles`;

test('only the administrator of their partnership changes what somebody acts as', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/${auditor.membership}/roles`, true);
});

test('no role, and the roles they have, are refused and write nothing', async () => {
  const page = await visitor.get(rolesOf(auditor.membership));
  for (const [roles, problem] of [
    [['king'], 'Choose at least one role'],
    [['auditor'], 'These are the roles they have. Choose others, or cancel'],
  ] as const) {
    const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { roles }));
    assert.deepEqual(problemsOf(answer), [problem]);
  }
});

test('a right form ends the membership and begins another with the new roles, from the next click (A17)', async () => {
  const page = await visitor.get(rolesOf(auditor.membership));
  const roles = ['auditor', 'panel_member'];
  const answers = await Promise.all([visitor.submit(page, { roles }), visitor.submit(page, { roles })]);
  assert.deepEqual(new Set(answers.map(({ to }) => to)).size, 1);
  const successor = answers[0]?.to.split('/').at(-1) ?? '';
  const rows = await db.behind(
    'select id, roles, ended_at is not null as ended from accounts.membership where person_id = $1 order by ended desc',
    [auditor.person],
  );
  assert.deepEqual(rows, [
    { id: auditor.membership, roles: ['auditor'], ended: true },
    { id: successor, roles, ended: false },
  ]);
  const theirs = site.visitor(auditor.key);
  assert.equal((await theirs.get(`/as/${auditor.membership}`)).status, 404);
  assert.equal((await theirs.get(`/as/${successor}`)).status, 200);
  const shown = (await visitor.get(answers[0]?.to ?? '')).body;
  assert.match(shown, /auditor and panel member[\s\S]*Before or later[\s\S]*auditor/);
  const late = await assertWritesNothing(db, 409, async () =>
    visitor.submit(page, { roles: ['panel_chair'], _submission: crypto.randomUUID() }),
  );
  assert.match(late.body, /has ended meanwhile/);
});

test('a stale form says what stands now; sent again, it is saved', async () => {
  const stale = await visitor.get(rolesOf(scrutineer.membership));
  await db.behind('update accounts.membership set version = version + 1 where id = $1', [
    scrutineer.membership,
  ]);
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { roles: ['board_member'] }),
  );
  assert.match(
    problemsOf(answer)[0] ?? '',
    /changed this membership meanwhile; it is independent scrutineer now/,
  );
  assert.equal((await visitor.submit(answer, {})).status, 303);
});

test('nobody changes their own roles', async () => {
  const page = await visitor.get(rolesOf(hat.membership));
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { roles: ['administrator', 'coordinator'] }),
  );
  assert.deepEqual(problemsOf(answer), ['You cannot change your own roles. Ask another administrator']);
});
