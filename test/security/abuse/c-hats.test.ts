import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { person, key, membership: keeper } = here.people.administrator;

/** The administrator here is a board member there, and an administrator there too, in a hat of its own. */
async function addHat(roles: readonly string[]): Promise<string> {
  const id = randomUUID();
  const row = { id, person_id: person, partnership_id: there.partnership, starts_on: '2020-01-01' };
  await addRow(db, 'accounts.membership', { ...row, roles });
  return id;
}
const reader = await addHat(['board_member']);
const keeperThere = await addHat(['administrator']);
const visitor = site.visitor(key);

test('a hat gives its own rights and no other’s, whatever else the person may elsewhere (C05)', async () => {
  const status = async (hat: string, path: string) => (await visitor.get(`/as/${hat}${path}`)).status;
  for (const path of [
    '/people',
    '/people/add',
    '/partnership/edit',
    '/agencies/add',
    '/partnership/logo/change',
  ])
    assert.deepEqual([await status(keeper, path), await status(reader, path)], [200, 404], path);
  for (const path of ['/audits', '/agencies', '/learning'])
    assert.equal(await status(reader, path), 200, path);
});

test('two tabs in two partnerships write each in its own, in whatever order they are sent (B12)', async () => {
  const path = (hat: string) => `/as/${hat}/partnership/areas/add`;
  const [first, second] = [await visitor.get(path(keeper)), await visitor.get(path(keeperThere))];
  await visitor.get(`/as/${reader}`);
  assert.equal((await visitor.submit(second, { name: 'Second', nation: 'Wales' })).status, 303);
  assert.equal((await visitor.submit(first, { name: 'First', nation: 'England' })).status, 303);
  const rows = await db.behind(
    `select name, partnership_id from accounts.area where name in ('First', 'Second') order by name`,
  );
  assert.deepEqual(rows, [
    { name: 'First', partnership_id: here.partnership },
    { name: 'Second', partnership_id: there.partnership },
  ]);
});

test('a form of one hat sent to the address of another hat that may not is nothing; of one that may, counts there alone (B12, C05)', async () => {
  const form = await visitor.get(`/as/${keeper}/partnership/areas/add`);
  const keys = Object.fromEntries(
    [...form.body.matchAll(/name="(_csrf|_submission)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  const send = async (hat: string) =>
    visitor.post(`/as/${hat}/partnership/areas/add`, { ...keys, name: 'Third', nation: 'Wales' });
  assert.equal((await send(reader)).status, 404);
  assert.equal((await send(here.people.coordinator.membership)).status, 401);
  assert.deepEqual(await db.behind(`select 1 from accounts.area where name = 'Third'`), []);
  assert.equal((await send(keeperThere)).status, 303);
  const rows = await db.behind(`select partnership_id from accounts.area where name = 'Third'`);
  assert.deepEqual(rows, [{ partnership_id: there.partnership }]);
});

test('the log says in which hat each thing was done, and in which partnership (C05)', async () => {
  const events = await db.behind(
    `select distinct event, outcome, membership_id, partnership_id from audit_log.event
     where person_id = $1 and event in ('area.added', 'audits.listed', 'people.listed') order by 1, 2, 3`,
    [person],
  );
  const of = (hat: string) => events.filter((event) => event['membership_id'] === hat);
  assert.deepEqual(
    new Set(of(reader).map(({ partnership_id: place }) => place)),
    new Set([there.partnership]),
  );
  assert.ok(of(keeper).some(({ event, outcome }) => event === 'area.added' && outcome === 'done'));
  assert.ok(of(reader).some(({ event, outcome }) => event === 'area.added' && outcome === 'refused'));
  assert.ok(of(keeperThere).some(({ event, outcome }) => event === 'area.added' && outcome === 'done'));
});

test('a hat that ends leaves the other as it is (A16, C05)', async () => {
  await db.behind('update accounts.membership set ended_at = now() where id = $1', [keeperThere]);
  assert.equal((await visitor.get(`/as/${keeperThere}`)).status, 404);
  assert.equal((await visitor.get(`/as/${keeper}/people`)).status, 200);
  const key_hash = createHash('sha256').update(key).digest();
  assert.deepEqual(await db.behind('select ended_at from accounts.session where key_hash = $1', [key_hash]), [
    { ended_at: null },
  ]);
});
